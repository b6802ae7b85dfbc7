using Microsoft.AspNetCore.Http;

namespace Payments.BinancePay.Webhooks;

/// <summary>One webhook, from its first byte to the answer.</summary>
sealed class WebhookEndpoint(WebhookVerifier verifier, WebhookHandler handler, WebhookCounter counter)
{
    public async Task Receive(HttpContext http)
    {
        try
        {
            var answer = await Answer(http).ConfigureAwait(false);
            counter.Count(answer);
            await Send(http, answer).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // Nobody is left to be answered. What was stored is stored, and without an answer it comes again.
            http.Abort();
        }
    }

    async Task<WebhookAnswer> Answer(HttpContext http)
    {
        var read = verifier.Read(http.Request.Headers);
        if (read.Case is not WebhookSignature signature)
            return (WebhookAnswer)read.Case;

        var body = await WebhookBody.Read(http).ConfigureAwait(false);
        if (body.Case is not ReadOnlyMemory<byte> bytes)
            return (WebhookAnswer)body.Case;

        var verified = await verifier.Verify(signature, bytes, http.RequestAborted).ConfigureAwait(false);
        return await verified.Match(
            Right: it => handler.Handle(it, http.RequestAborted),
            Left: Task.FromResult).ConfigureAwait(false);
    }

    static Task Send(HttpContext http, WebhookAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = answer.Body.Length;
        http.Response.Headers.CacheControl = "no-store";
        if (answer.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "BinancePay-Signature";
        return http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).AsTask();
    }
}
