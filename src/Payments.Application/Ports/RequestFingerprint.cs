using System.Security.Cryptography;
using System.Text;

namespace Payments.Application.Ports;

/// <summary>What tells one request from another: SHA-256 over its method, its path and the bytes of its body.</summary>
public sealed record RequestFingerprint
{
    RequestFingerprint(string hex) => Hex = hex;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>Method and path each end in a line feed, which neither of them can hold.</summary>
    public static RequestFingerprint Of(string method, string path, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{method}\n{path}\n"));
        hash.AppendData(body);
        return new RequestFingerprint(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public override string ToString() => $"{Hex[..8]}…";
}
