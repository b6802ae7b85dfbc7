using System.Buffers;

using Microsoft.AspNetCore.Http;

namespace Payments.Juicyway.Webhooks;

/// <summary>One webhook, from its first byte to the answer, which is a bare status.</summary>
sealed class WebhookEndpoint(ChecksumKey key, ChecksumForm form, WebhookHandler handler)
{
    // A payment with the most metadata that there can be is a tenth of it.
    const int MaxBytes = 256 * 1024;

    public async Task Receive(HttpContext http)
    {
        try
        {
            var answer = await Answer(http).ConfigureAwait(false);
            http.Response.StatusCode = answer.Status;
            http.Response.Headers.CacheControl = "no-store";
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // Nobody is left to be answered. What was stored is stored, and without an answer it comes again.
            http.Abort();
        }
    }

    async Task<WebhookAnswer> Answer(HttpContext http)
    {
        var body = await Read(http).ConfigureAwait(false);
        if (body.Case is not byte[] bytes)
            return (WebhookAnswer)body.Case;

        return await VerifiedNotice.Verify(key, form, bytes).Match(
            Right: it => handler.Handle(it, http.RequestAborted),
            Left: Task.FromResult).ConfigureAwait(false);
    }

    static async Task<Either<WebhookAnswer, byte[]>> Read(HttpContext http)
    {
        if (http.Request.ContentLength > MaxBytes)
            return WebhookAnswer.TooLarge;

        try
        {
            var body = http.Request.BodyReader;
            var read = await body.ReadAtLeastAsync(MaxBytes + 1, http.RequestAborted).ConfigureAwait(false);
            var bytes = read.Buffer.Length > MaxBytes ? null : read.Buffer.ToArray();
            body.AdvanceTo(read.Buffer.End);
            return bytes is null ? WebhookAnswer.TooLarge : bytes;
        }
        catch (BadHttpRequestException bad)
        {
            // Longer than the app lets any body be, broken framing, or too slow.
            return bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? WebhookAnswer.TooLarge
                : WebhookAnswer.Incomplete;
        }
    }
}
