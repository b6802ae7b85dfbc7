using System.Text;

namespace Payments.BinancePay.Specs.Outbound.World;

/// <summary>One request as it went out.</summary>
public sealed record Sent(string Path, byte[] Body, string Timestamp, string Nonce, string Key, string Signature)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public static async Task<Sent> Of(HttpRequestMessage request)
    {
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Equal("application/json", request.Content!.Headers.ContentType!.ToString());
        return new Sent(
            request.RequestUri!.AbsolutePath,
            await request.Content.ReadAsByteArrayAsync(),
            Header(request, "BinancePay-Timestamp"),
            Header(request, "BinancePay-Nonce"),
            Header(request, "BinancePay-Certificate-SN"),
            Header(request, "BinancePay-Signature"));
    }

    static string Header(HttpRequestMessage request, string name) => Assert.Single(request.Headers.GetValues(name));
}
