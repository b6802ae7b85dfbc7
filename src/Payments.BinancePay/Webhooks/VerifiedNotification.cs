using System.Security.Cryptography;
using System.Text;

namespace Payments.BinancePay.Webhooks;

/// <summary>The bytes of a webhook that Binance Pay has signed. There is no other way to come by one.</summary>
/// <remarks>Nothing parses a body before: strangers must not choose what a parser sees.</remarks>
public sealed record VerifiedNotification
{
    VerifiedNotification(WebhookSignature signature, ReadOnlyMemory<byte> body) =>
        (Certificate, Nonce, SignedAt, Body) = (signature.Certificate, signature.Nonce, signature.SignedAt, body);

    /// <summary>The serial of the certificate it was signed with.</summary>
    public string Certificate { get; }

    /// <summary>What tells it from all others under that certificate.</summary>
    public string Nonce { get; }

    public Instant SignedAt { get; }

    /// <summary>Exactly as it came.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The names of its parts only: a body holds personal data.</summary>
    public override string ToString() => nameof(VerifiedNotification);

    // timestamp LF nonce LF body LF ("Webhook common"). Neither header can hold a line feed, so nothing moves from one
    // part to the next unnoticed.
    internal static Option<VerifiedNotification> Verify(
        PlatformKey key, WebhookSignature signature, ReadOnlyMemory<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes($"{signature.Timestamp}\n{signature.Nonce}\n"));
        hash.AppendData(body.Span);
        hash.AppendData("\n"u8);
        return key.HasSigned(hash.GetHashAndReset(), signature.Bytes)
            ? new VerifiedNotification(signature, body)
            : None;
    }
}
