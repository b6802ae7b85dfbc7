using System.Security.Cryptography;
using System.Text;

namespace Payments.Json;

/// <summary>The checksum of a body: HMAC-SHA256, upper-case hex, over <c>event|data</c>.</summary>
/// <remarks>
/// The published definition (docs.juicyway.com, "Webhooks") leaves open how <c>data</c> is written. Our notices sign
/// the bytes of <c>data</c> as they stand in the body, which are compact, sorted by name at every level, and UTF-8 with
/// nothing escaped that need not be. Whoever reads and writes them again in that form gets the same bytes.
/// </remarks>
public static class Checksum
{
    public static string Of(string key, string word, ReadOnlySpan<byte> data)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(word), (byte)'|', .. data];
        return Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed));
    }
}
