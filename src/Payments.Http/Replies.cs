using System.Globalization;

using Microsoft.AspNetCore.Http;

using Payments.Application.Ports;
using Payments.Json;

namespace Payments.Http;

/// <summary>Putting an answer on the wire.</summary>
static class Replies
{
    const string Json = "application/json; charset=utf-8";
    const string Problem = "application/problem+json; charset=utf-8";

    /// <summary>A reply that holds links or personal data: nobody between us and the merchant may keep it.</summary>
    public static Task Send(this HttpContext http, int status, Action<System.Buffers.IBufferWriter<byte>> write)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = Json;
        http.Response.Headers.CacheControl = "no-store";
        write(http.Response.BodyWriter);
        return http.Response.BodyWriter.FlushAsync(http.RequestAborted).AsTask();
    }

    /// <summary>The same reply once more.</summary>
    public static Task Send(this HttpContext http, StoredAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        answer.Location.Iter(it => http.Response.Headers.Location = it);
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.Body.WriteAsync(answer.Body, http.RequestAborted).AsTask();
    }

    public static Task Send(this HttpContext http, ErrorReply error)
    {
        var problem = Acceptance.WantsProblem(http.Request.Headers.Accept);
        if (error.RetryAfterSeconds.Case is int seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (error.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "ApiKey";

        http.Response.StatusCode = error.Status;
        http.Response.ContentType = problem ? Problem : Json;
        http.Response.Headers.CacheControl = "no-store";
        if (problem)
            ErrorReplyJson.WriteProblem(http.Response.BodyWriter, error);
        else
            ErrorReplyJson.Write(http.Response.BodyWriter, error);
        return http.Response.BodyWriter.FlushAsync(http.RequestAborted).AsTask();
    }
}
