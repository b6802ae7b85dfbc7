using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.BinancePay.Specs.Webhooks.Running;

/// <summary>A key pair as Binance Pay has one, and what is signed with it.</summary>
public sealed class Signer
{
    readonly RSA key;

    public Signer(int bits = 2048)
    {
        key = RSA.Create(bits);
        var pem = key.ExportSubjectPublicKeyInfoPem();

        // Theirs is an MD5, of as many digits; to us it is a name.
        var serial = Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(pem)))[..32];
        Certificate = new PlatformCertificate(serial, pem);
    }

    /// <summary>The one whose certificate is listed unless a spec says otherwise.</summary>
    public static Signer Listed { get; } = new();

    public static Signer Next { get; } = new();

    public PlatformCertificate Certificate { get; }

    public SignedWebhook Sign(byte[] body, Instant at, string nonce) =>
        Sign(body, at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), nonce);

    /// <summary>Signs that text as the time, whatever it is.</summary>
    public SignedWebhook Sign(byte[] body, string timestamp, string nonce)
    {
        byte[] payload = [.. Encoding.Latin1.GetBytes($"{timestamp}\n{nonce}\n"), .. body, (byte)'\n'];
        var signature = key.SignData(payload, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new SignedWebhook(Certificate.Serial, timestamp, nonce, Convert.ToBase64String(signature), body);
    }
}

/// <summary>A webhook on its way, for a spec to meddle with.</summary>
public sealed record SignedWebhook(string Serial, string Timestamp, string Nonce, string Signature, byte[] Body)
{
    /// <summary>The four headers as lines; every character is one byte.</summary>
    public IEnumerable<string> Headers =>
    [
        $"BinancePay-Certificate-SN: {Serial}",
        $"BinancePay-Timestamp: {Timestamp}",
        $"BinancePay-Nonce: {Nonce}",
        $"BinancePay-Signature: {Signature}",
    ];
}
