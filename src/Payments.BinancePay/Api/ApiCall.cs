using System.Net.Http.Headers;

namespace Payments.BinancePay.Api;

/// <summary>A request as it is sent on each try: the same bytes, never so late that it could act afterwards.</summary>
sealed record ApiCall(Endpoint Endpoint, byte[] Body, Instant NotAfter)
{
    static readonly HttpRequestOptionsKey<ApiCall> Key = new("Payments.BinancePay.Call");

    // Without a charset: "Request headers" of the merchant API names this and nothing more.
    static readonly MediaTypeHeaderValue Json = new("application/json");

    public HttpRequestMessage ToRequest(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, Endpoint.Path))
        {
            Content = new ByteArrayContent(Body) { Headers = { ContentType = Json } },
        };
        request.Options.Set(Key, this);
        return request;
    }

    /// <summary>The call behind a request. Every request of our client has one.</summary>
    public static ApiCall? Of(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out var call) ? call : null;
}
