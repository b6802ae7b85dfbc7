using System.Text.Json;

namespace Payments.Testing.BinancePay;

/// <summary>The key pairs of the fake: one signs, and those that are listed can be asked for.</summary>
/// <remarks>
/// The first is made when it is first needed. Whoever uses them holds the fake's lock, which also keeps a key from
/// being disposed of while it signs.
/// </remarks>
sealed class PlatformKeys : IDisposable
{
    readonly List<PlatformKey> listed = [];

    public Seq<PublishedCertificate> Certificates
    {
        get
        {
            _ = Current;
            return toSeq(listed.ConvertAll(it => it.Certificate)).Strict();
        }
    }

    public PlatformKey Current
    {
        get
        {
            if (listed.Count == 0)
                listed.Add(new PlatformKey());
            return listed[^1];
        }
    }

    public void Rotate(bool listsOld)
    {
        _ = Current;
        if (!listsOld)
            Dispose();
        listed.Add(new PlatformKey());
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var certificate in Certificates)
        {
            writer.WriteStartObject();
            writer.WriteString("certSerial", certificate.Serial);
            writer.WriteString("certPublic", certificate.PublicKey);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public void Dispose()
    {
        listed.ForEach(it => it.Dispose());
        listed.Clear();
    }
}
