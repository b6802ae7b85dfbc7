using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Payments.Json;

namespace Payments.Http;

/// <summary>Every reply of the pipeline in the documented envelope, also those that no route of ours wrote.</summary>
public static class PaymentErrors
{
    public static IApplicationBuilder UsePaymentErrors(this IApplicationBuilder app)
    {
        var logs = app.ApplicationServices.GetRequiredService<ILoggerFactory>();
        var log = logs.CreateLogger(typeof(PaymentErrors).FullName!);
        var stopping = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        return app.Use(next => http => Guard(http, next, log, stopping));
    }

    static async Task Guard(HttpContext http, RequestDelegate next, ILogger log, CancellationToken stopping)
    {
        try
        {
            await next(http).ConfigureAwait(false);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
                await http.Send(Named(http, Errors.OfStatus(http.Response.StatusCode))).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever a broken connection is reported as, nobody is left to be answered.
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The client has gone; what was decided stays decided.
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // A stop does not wait for ever for who is still sending; the server breaks the reading off and tells the
            // request only later. Nothing must look like a reply.
            http.Abort();
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await http.Send(Errors.OfStatus(bad.StatusCode)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last line of defence: what reaches it is a defect of ours.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            // The type and where it was thrown, never the message: it may quote what must not be logged.
            var route = http.GetEndpoint()?.DisplayName;
            log.LogError(
                LogEvents.RequestBrokeOff, "{Route} broke off in request {Request}: {Type}{Trace}",
                route, http.TraceIdentifier, broken.GetType(), broken.StackTrace);
            await Fail(http).ConfigureAwait(false);
        }
    }

    // Of a reply that is half sent, only breaking off tells the client that it is not whole.
    static Task Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        http.Response.Clear();
        return http.Send(Named(http, Errors.OutOfOrder));
    }

    // Whoever asks us about a defect can say which line of the log is meant.
    static ErrorReply Named(HttpContext http, ErrorReply error) =>
        error.Status < StatusCodes.Status500InternalServerError ? error
            : error with { RequestId = http.TraceIdentifier };
}
