using System.Security.Cryptography;
using System.Text;

namespace Payments.Application.Ports;

/// <summary>
/// SHA-256 of an API key. Keys have the entropy of a random 256-bit number, so no salt and no slow hash is needed.
/// </summary>
public sealed record ApiKeyHash
{
    ApiKeyHash(string hex) => Hex = hex;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    public static ApiKeyHash Of(string key) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));

    public override string ToString() => $"{Hex[..8]}…";
}
