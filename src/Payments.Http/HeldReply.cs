using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

using Payments.Application.Ports;

namespace Payments.Http;

/// <summary>A reply that waits here, whole, until it is known what becomes of it.</summary>
/// <remarks>Our replies to a POST are no longer than the request's own 64 KB and a few links.</remarks>
sealed class HeldReply(HttpContext http) : IDisposable
{
    readonly MemoryStream body = new();

    /// <summary>The reply, if it is what a repeat is to be told: not if it asks for another try.</summary>
    public Option<StoredAnswer> ToKeep =>
        IsFinal
            ? new StoredAnswer(
                http.Response.StatusCode,
                http.Response.ContentType ?? string.Empty,
                Optional(http.Response.Headers.Location.ToString()).Filter(it => it.Length > 0),
                body.ToArray())
            : None;

    // Who may ask can change without a new key: 401 says nothing of the request itself.
    bool IsFinal =>
        http.Response.StatusCode is < 500 and not (401 or 408 or 429)
        && http.Response.Headers.RetryAfter.Count == 0;

    /// <summary>Serves the request; of the reply, nothing goes out yet.</summary>
    public async Task Hold(RequestDelegate serve)
    {
        var wire = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var held = new StreamResponseBodyFeature(body);
        http.Features.Set<IHttpResponseBodyFeature>(held);
        try
        {
            await serve(http).ConfigureAwait(false);
            await held.CompleteAsync().ConfigureAwait(false);
        }
        finally
        {
            http.Features.Set(wire);
        }
    }

    public Task Send() => http.Response.Body.WriteAsync(body.ToArray(), http.RequestAborted).AsTask();

    public void Dispose() => body.Dispose();
}
