using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Payments.Testing.BinancePay;

/// <summary>A request to the API as it arrived. A header that is missing is the empty text.</summary>
/// <remarks>Merchant API, "Common rules", "Request headers".</remarks>
sealed record ApiRequest(
    BinancePayRoute Route,
    Instant ArrivedAt,
    string ApiKey,
    string Timestamp,
    string Nonce,
    string Signature,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The longest that is looked at. The longest request that keeps to the limits is far below.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>POST, JSON, and a body: everything else the API calls a system abnormality.</summary>
    public bool IsCall { get; private init; }

    public bool LacksHeaders =>
        ApiKey.Length == 0 || Timestamp.Length == 0 || Nonce.Length == 0 || Signature.Length == 0;

    /// <summary>Neither key nor body: a log is no place for them.</summary>
    public override string ToString() => $"{Route} at {ArrivedAt}";

    /// <summary>Takes in at most one byte more than is looked at.</summary>
    public static async Task<Func<Instant, ApiRequest>> Read(BinancePayRoute route, HttpRequest from)
    {
        var body = new byte[MaxBodyBytes + 1];
        var length = await from.Body
            .ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, from.HttpContext.RequestAborted)
            .ConfigureAwait(false);
        return now => new ApiRequest(
            route,
            now,
            Header(from, "BinancePay-Certificate-SN"),
            Header(from, "BinancePay-Timestamp"),
            Header(from, "BinancePay-Nonce"),
            Header(from, "BinancePay-Signature"),
            body.AsMemory(0, length))
        {
            IsCall = HttpMethods.IsPost(from.Method) && IsJson(from.ContentType) && length > 0,
        };
    }

    static string Header(HttpRequest from, string name) => from.Headers[name].ToString();

    static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
