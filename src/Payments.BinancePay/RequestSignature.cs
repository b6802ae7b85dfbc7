using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.BinancePay;

/// <summary>What proves to Binance Pay that a request is ours, and that nobody changed it.</summary>
/// <remarks>
/// HMAC-SHA512 over <c>timestamp LF nonce LF body LF</c>, in upper-case hexadecimal digits ("Signature" of the merchant
/// API). The body is the very bytes that are sent.
/// </remarks>
public static class RequestSignature
{
    /// <summary>"Request headers" of the merchant API: 32 characters.</summary>
    public const int NonceLength = 32;

    // The page says letters; its samples have digits as well. Letters are right either way.
    const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>A text that nobody has used or can foresee.</summary>
    public static string NewNonce() => RandomNumberGenerator.GetString(Letters, NonceLength);

    /// <summary>Milliseconds since 1970, which is how a timestamp is sent and signed.</summary>
    public static string Milliseconds(Instant at) =>
        at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The 128 digits.</summary>
    public static string Of(ApiSecret secret, Instant at, string nonce, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA512, secret.Key());
        hash.AppendData(Encoding.ASCII.GetBytes($"{Milliseconds(at)}\n{nonce}\n"));
        hash.AppendData(body);
        hash.AppendData("\n"u8);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
