using System.Net;

using Microsoft.Extensions.Logging;

namespace Payments.BinancePay.Api;

/// <summary>Makes one call, with the repeats and time-outs of its client, and answers whatever happens.</summary>
/// <remarks>
/// Nothing is thrown but the cancellation of the caller. Bodies, headers and messages are never logged.
/// </remarks>
sealed class BinancePayApi(IHttpClientFactory clients, BinancePaySettings settings, ILogger log)
{
    static readonly ApiReply Unknown = new ApiReply.Unknown();

    public async Task<ApiReply> Call(ApiCall call, CancellationToken cancellation)
    {
        try
        {
            using var client = clients.CreateClient(BinancePayServices.ClientName);
            using var request = call.ToRequest(settings.BaseAddress);
            using var response = await client.SendAsync(request, cancellation).ConfigureAwait(false);
            return await Read(call.Endpoint, response, cancellation).ConfigureAwait(false);
        }
        catch (TooLateToSend)
        {
            log.LogWarning(
                LogEvents.NotSent,
                "Binance Pay was not asked to {Endpoint}: the request could have acted after {NotAfter}",
                call.Endpoint, call.NotAfter);
            return Unknown;
        }
        catch (Exception fault)
            when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Its type only: a message may quote an address or a header.
            log.LogWarning(
                LogEvents.NoAnswer, "Binance Pay has not answered {Endpoint}: {Type}", call.Endpoint, fault.GetType());
            return Unknown;
        }
    }

    async Task<ApiReply> Read(Endpoint endpoint, HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        var reply = IsInTrouble(response.StatusCode) ? Unknown : Envelope.Read(body);
        if (reply is ApiReply.Unknown)
            log.LogWarning(
                LogEvents.AnswerNotUnderstood,
                "What Binance Pay answered to {Endpoint} cannot be understood: HTTP {Status}, {Length} bytes",
                endpoint, (int)response.StatusCode, body.Length);

        return reply;
    }

    // Apart from these, the HTTP status says nothing that is documented.
    static bool IsInTrouble(HttpStatusCode status) =>
        status is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests;
}
