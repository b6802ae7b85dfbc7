using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Testing.BinancePay;

/// <summary>A key pair with which the fake signs webhooks: RSA, PKCS #1 v1.5, SHA-256.</summary>
sealed class PlatformKey : IDisposable
{
    const int Bits = 2048;

    readonly RSA key = RSA.Create(Bits);

    public PlatformKey()
    {
        var pem = key.ExportSubjectPublicKeyInfoPem();
        Certificate = new PublishedCertificate(SerialOf(pem), pem);
    }

    public PublishedCertificate Certificate { get; }

    public string Sign(string timestamp, string nonce, string body) =>
        Convert.ToBase64String(key.SignData(
            SignedText.Bytes(timestamp, nonce, Encoding.UTF8.GetBytes(body)),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1));

    public void Dispose() => key.Dispose();

    [SuppressMessage("Security", "CA5351", Justification = "A name for a key, which guards nothing.")]
    static string SerialOf(string pem) => Convert.ToHexString(MD5.HashData(Encoding.ASCII.GetBytes(pem)));
}
