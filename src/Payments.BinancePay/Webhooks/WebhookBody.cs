using System.Buffers;

using Microsoft.AspNetCore.Http;

namespace Payments.BinancePay.Webhooks;

/// <summary>The bytes of a webhook exactly as they came, and no more than one of theirs can have.</summary>
static class WebhookBody
{
    /// <summary>256 KB: a hundred times what the documented ones have.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The whole body, or why it is not taken. What says that it is too long is not read at all.</summary>
    public static async Task<Either<WebhookAnswer, ReadOnlyMemory<byte>>> Read(HttpContext http)
    {
        if (http.Request.ContentLength > MaxBytes)
            return WebhookAnswer.TooLarge;

        try
        {
            return await ReadAll(http).ConfigureAwait(false);
        }
        catch (BadHttpRequestException bad)
        {
            // Longer than the app lets any body be, broken framing, or too slow.
            return bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? WebhookAnswer.TooLarge
                : WebhookAnswer.Incomplete;
        }
    }

    // Counted here: the server counts what frames the chunks as well.
    static async Task<Either<WebhookAnswer, ReadOnlyMemory<byte>>> ReadAll(HttpContext http)
    {
        var body = http.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(http.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > MaxBytes)
            {
                body.AdvanceTo(read.Buffer.End);
                return WebhookAnswer.TooLarge;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                body.AdvanceTo(read.Buffer.End);
                return new ReadOnlyMemory<byte>(bytes);
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
