using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

using Payments.Testing.BinancePay;

namespace Payments.Testing.Specs.BinancePay;

/// <summary>A signed request, written by hand from "Request headers" and "Signature". Spoil any part of it.</summary>
sealed record Call(string Path, string Body, string ApiKey, string Secret, Instant SentAt)
{
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public string ContentType { get; init; } = "application/json";

    public string Nonce { get; init; } = "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA";

    public string? Timestamp { get; init; }

    public string? Signature { get; init; }

    public string Without { get; init; } = "";

    string SignedAt => Timestamp ?? SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public HttpRequestMessage ToHttp(Uri fake)
    {
        var request = new HttpRequestMessage(Method, new Uri(fake, Path));
        if (Method != HttpMethod.Get)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }

        Add(request, "BinancePay-Certificate-SN", ApiKey);
        Add(request, "BinancePay-Timestamp", SignedAt);
        Add(request, "BinancePay-Nonce", Nonce);
        Add(request, "BinancePay-Signature", Signature ?? Sign());
        return request;
    }

    void Add(HttpRequestMessage request, string name, string value)
    {
        if (name != Without)
            request.Headers.TryAddWithoutValidation(name, value);
    }

    string Sign()
    {
        using var hmac = new HMACSHA512(Encoding.UTF8.GetBytes(Secret));
        var payload = SignedAt + "\n" + Nonce + "\n" + Body + "\n";
        return Convert.ToHexString(hmac.ComputeHash(Encoding.UTF8.GetBytes(payload)));
    }
}
