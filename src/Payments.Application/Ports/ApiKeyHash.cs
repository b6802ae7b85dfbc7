using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Application.Ports;

/// <summary>
/// SHA-256 of an API key. Keys have the entropy of a random 256-bit number, so no salt and no slow hash is needed.
/// </summary>
public sealed record ApiKeyHash
{
    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    ApiKeyHash(string hex) => Hex = hex;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    public static ApiKeyHash Of(string key) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));

    /// <summary>The hash of that text; none for any text that <see cref="Hex"/> cannot be.</summary>
    public static Option<ApiKeyHash> Read(string? hex) =>
        hex is { Length: SHA256.HashSizeInBytes * 2 } && !hex.AsSpan().ContainsAnyExcept(Digits)
            ? new ApiKeyHash(hex)
            : None;

    public override string ToString() => $"{Hex[..8]}…";
}
