using Microsoft.AspNetCore.Http;

namespace Payments.BinancePay.Webhooks;

/// <summary>What the four headers of a webhook say: by whom, when and as what it was signed.</summary>
/// <remarks>
/// "Webhook common" of the merchant API. Each header stands there once and in one form only: what could be written in
/// two ways could be changed without being noticed.
/// </remarks>
sealed record WebhookSignature(string Certificate, string Timestamp, Instant SignedAt, string Nonce, byte[] Bytes)
{
    // Theirs have 32 characters.
    const int MaxNonceLength = 64;

    // Base64 takes four characters for three bytes.
    const int MaxSignatureLength = (PlatformKey.MaxSignatureBytes + 2) / 3 * 4;

    /// <summary>The headers, read; none unless all are as they must be.</summary>
    public static Option<WebhookSignature> Read(IHeaderDictionary headers) =>
        Single(headers, "BinancePay-Certificate-SN", PlatformKey.MaxSerialLength).Bind(certificate =>
            Single(headers, "BinancePay-Timestamp", UnixMilliseconds.MaxLength).Bind(timestamp =>
                UnixMilliseconds.Read(timestamp).Bind(signedAt =>
                    Single(headers, "BinancePay-Nonce", MaxNonceLength).Bind(nonce =>
                        Single(headers, "BinancePay-Signature", MaxSignatureLength).Bind(FromBase64).Map(bytes =>
                            new WebhookSignature(certificate, timestamp, signedAt, nonce, bytes))))));

    static Option<string> Single(IHeaderDictionary headers, string name, int maxLength) =>
        headers[name] is { Count: 1 } sent
        && sent[0] is { Length: > 0 } text
        && text.Length <= maxLength
        && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? Some(text)
            : None;

    // The decoder takes white space, and padding bits that are not zero; what it gives is written in one way only.
    static Option<byte[]> FromBase64(string text)
    {
        var bytes = new byte[PlatformKey.MaxSignatureBytes + 2];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && Convert.ToBase64String(bytes.AsSpan(0, length)) == text
            ? bytes[..length]
            : None;
    }
}
