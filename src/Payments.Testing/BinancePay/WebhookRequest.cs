using System.Net.Http.Headers;
using System.Text;

namespace Payments.Testing.BinancePay;

/// <summary>A webhook as it goes over the wire. Change a part of it, and the signature no longer fits.</summary>
/// <param name="Timestamp">Unix time in milliseconds.</param>
/// <param name="Signature">Base64 ("Order webhook", "Verification").</param>
public sealed record WebhookRequest(
    string CertificateSerial, string Timestamp, string Nonce, string Signature, string Body)
{
    public override string ToString() => $"webhook {Nonce} at {Timestamp}";

    /// <summary>The POST that carries it. A header whose value is empty is left out.</summary>
    public HttpRequestMessage ToHttp(Uri address)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        Add(request, "BinancePay-Certificate-SN", CertificateSerial);
        Add(request, "BinancePay-Timestamp", Timestamp);
        Add(request, "BinancePay-Nonce", Nonce);
        Add(request, "BinancePay-Signature", Signature);
        return request;
    }

    static void Add(HttpRequestMessage request, string name, string value)
    {
        if (value.Length > 0)
            request.Headers.TryAddWithoutValidation(name, value);
    }
}
