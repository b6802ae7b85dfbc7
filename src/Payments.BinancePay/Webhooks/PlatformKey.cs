using System.Security.Cryptography;

namespace Payments.BinancePay.Webhooks;

/// <summary>The public key of one platform certificate, ready to verify with.</summary>
/// <remarks>
/// It keeps the numbers of the key, and no handle of the operating system: any number of threads may verify at once,
/// and nothing is left to dispose of when a key is dropped.
/// </remarks>
sealed class PlatformKey
{
    public const int MinBits = 2048;

    // Verifying takes time with the square of the length: longer keys would be a burden and no gain.
    const int MaxBits = 8192;

    /// <summary>A signature is as long as its key.</summary>
    public const int MaxSignatureBytes = MaxBits / 8;

    /// <summary>Theirs have 32 hexadecimal digits.</summary>
    public const int MaxSerialLength = 64;

    // The PEM of the longest key is below half of it.
    const int MaxPemLength = 4096;

    readonly RSAParameters numbers;

    PlatformKey(string serial, RSAParameters numbers) => (Serial, this.numbers) = (serial, numbers);

    public string Serial { get; }

    /// <summary>The key of a certificate; none if it is no RSA key of a lawful length.</summary>
    public static Option<PlatformKey> Read(PlatformCertificate certificate)
    {
        if (certificate.Serial is not { Length: > 0 and <= MaxSerialLength } serial
            || certificate.PublicKey is not { Length: > 0 and <= MaxPemLength } pem)
            return None;

        using var key = RSA.Create();
        try
        {
            key.ImportFromPem(pem);
            return key.KeySize is >= MinBits and <= MaxBits
                ? new PlatformKey(serial, key.ExportParameters(includePrivateParameters: false))
                : None;
        }
        catch (Exception why) when (why is ArgumentException or CryptographicException)
        {
            // No PEM, several of them, or another kind of key.
            return None;
        }
    }

    /// <summary>RSA PKCS#1 v1.5 over a SHA-256 digest.</summary>
    public bool HasSigned(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        using var key = RSA.Create(numbers);
        return key.VerifyHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
