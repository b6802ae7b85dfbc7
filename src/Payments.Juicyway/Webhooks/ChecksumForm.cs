using System.Text;
using System.Text.Json;

using Payments.Domain.Values;

namespace Payments.Juicyway.Webhooks;

/// <summary>How <c>data</c> is written when its checksum is made: pages name several ways and settle on none.</summary>
/// <remarks>
/// One is configured and no other is tried: each more would be one more chance for a forger. Numbers and the escapes in
/// texts stay as they were received in all of them, because a number that went through a double is another one.
/// </remarks>
public sealed record ChecksumForm
{
    /// <summary>The bytes of <c>data</c> exactly as they stand in the body. Our own server signs so.</summary>
    public static readonly ChecksumForm AsReceived = new("as_received", Some);

    /// <summary>Without white space, and with the names of every object in order (the worked example).</summary>
    public static readonly ChecksumForm Sorted = new("sorted", Canonical);

    /// <summary>The same with a space after each colon and comma, as Python writes it by default.</summary>
    public static readonly ChecksumForm SortedAndSpaced = new("sorted_and_spaced", it => Canonical(it).Map(Spaced));

    readonly string name;
    readonly Func<byte[], Option<byte[]>> write;

    ChecksumForm(string name, Func<byte[], Option<byte[]>> write) => (this.name, this.write) = (name, write);

    public bool Equals(ChecksumForm? other) => other is not null && name == other.name;

    public override int GetHashCode() => name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => name;

    /// <summary>What is signed of <c>data</c>; none if it has no such form, as what names a member twice.</summary>
    internal Option<byte[]> Of(ReadOnlyMemory<byte> data) => write(data.ToArray());

    static Option<byte[]> Canonical(byte[] data)
    {
        try
        {
            using var document = JsonDocument.Parse(data, new JsonDocumentOptions { MaxDepth = Metadata.MaxDepth + 8 });
            var written = new CanonicalJson();
            return written.TryWrite(document.RootElement) ? Encoding.UTF8.GetBytes(written.ToString()) : None;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second is what it throws for half of a surrogate pair in a name.
            return None;
        }
    }

    static byte[] Spaced(byte[] compact)
    {
        var spaced = new List<byte>(compact.Length * 2);
        var (inText, escaped) = (false, false);
        foreach (var one in compact)
        {
            spaced.Add(one);
            if (!inText && one is ((byte)':' or (byte)','))
                spaced.Add((byte)' ');
            if (one == '"' && !escaped)
                inText = !inText;
            escaped = one == '\\' && !escaped;
        }

        return [.. spaced];
    }
}
