using System.Buffers;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

using Payments.Json;

namespace Payments.Http;

/// <summary>The bytes of a request, of which no more are taken in than a request of ours can have.</summary>
static class RequestBody
{
    /// <summary>64 KB: the longest lawful request is below a third of that.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The whole body, which must be JSON by its headers, or the reply that says why not.</summary>
    public static Task<Either<ErrorReply, byte[]>> Read(HttpContext http) =>
        !IsJson(http.Request.ContentType) ? Refuse(Errors.NotJson)
        : IsEncoded(http.Request.Headers.ContentEncoding) ? Refuse(Errors.Encoded)
        : ReadAny(http);

    /// <summary>The whole body, whatever it is, or the reply that says why not.</summary>
    public static async Task<Either<ErrorReply, byte[]>> ReadAny(HttpContext http)
    {
        // What is not read Kestrel takes in and drops for a while, so that a client that is still sending can read why.
        if (http.Request.ContentLength > MaxBytes)
            return Errors.BodyTooLarge;

        // Kestrel's own limit is far above ours; with ours in force it answers 413 for a body without a length.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBytes;

        var body = http.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(http.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > MaxBytes)
            {
                body.AdvanceTo(read.Buffer.End);
                return Errors.BodyTooLarge;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                body.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    static Task<Either<ErrorReply, byte[]>> Refuse(ErrorReply why) => Task.FromResult<Either<ErrorReply, byte[]>>(why);

    // A client that says nothing of its body means JSON: there is nothing else that it could send.
    static bool IsJson(string? contentType) =>
        string.IsNullOrEmpty(contentType)
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)));

    // Nothing is unpacked: a few bytes of gzip can become gigabytes.
    static bool IsEncoded(StringValues coding) =>
        coding.Any(it => !"identity".Equals(it, StringComparison.OrdinalIgnoreCase));
}
