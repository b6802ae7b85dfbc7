using System.Diagnostics;
using System.Net.Http.Headers;

using Microsoft.Extensions.Logging;

using Payments.Application.Ports;
using Payments.Application.Telemetry;

namespace Payments.Webhooks.Sending;

/// <summary>Makes one try to deliver a message to one endpoint.</summary>
/// <remarks>
/// Taken is what is answered with 2xx. Anything else is to be tried again: redirects are not followed, and "410 Gone"
/// ends nothing, because nobody would hear that money is no longer told of. Nothing is thrown but the cancellation of
/// the caller; neither address, headers nor bodies are logged.
/// </remarks>
sealed class WebhookSender(
    IHttpClientFactory clients,
    MerchantWebhookSettings settings,
    WebhookCounter counter,
    IClock clock,
    ILogger<WebhookSender> log)
{
    static readonly ProductInfoHeaderValue UserAgent = new("Payments.Domain", null);
    static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    static readonly Attempt Delivered = new("delivered", new NotifyAnswer.Delivered());
    static readonly NotifyAnswer TryLater = new NotifyAnswer.TryLater();

    readonly HostPlaces places = new(settings);

    /// <summary>What became of it; never <see cref="NotifyAnswer.NoEndpoint"/>.</summary>
    public async Task<NotifyAnswer> Send(
        KeyHolder whose, MerchantEndpoint endpoint, WebhookMessage message, CancellationToken cancellation)
    {
        using var span = MerchantWebhooks.Source.StartActivity("webhook try", ActivityKind.Client)
            ?.SetTag(TelemetryTags.Endpoint, endpoint.Id.ToString())
            .SetTag(TelemetryTags.Message, message.Id);
        var attempt = await InItsPlace(whose, endpoint, message, cancellation).ConfigureAwait(false);
        span?.SetTag(TelemetryTags.Outcome, attempt.Outcome);
        counter.Count(attempt.Outcome);
        return attempt.Answer;
    }

    async Task<Attempt> InItsPlace(
        KeyHolder whose, MerchantEndpoint endpoint, WebhookMessage message, CancellationToken cancellation)
    {
        if (!endpoint.Url.IsEncrypted && !settings.AllowsPrivateHosts)
            return NotTaken(endpoint, message, "not_allowed", "its address is not https");

        var (where, begun) = (Destination.Of(whose, endpoint.Url), clock.GetCurrentInstant());
        // Nothing to warn of: it is our own limit.
        if (places.TryTake(where, begun).Case is Duration wait)
            return new Attempt("busy", new NotifyAnswer.Busy(wait));

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(settings.TryTimeout.ToTimeSpan());
        try
        {
            return await Try(endpoint, message, patience.Token, cancellation).ConfigureAwait(false);
        }
        finally
        {
            // Who always answers at the last moment holds places as long as who never does.
            var took = clock.GetCurrentInstant() - begun;
            places.Leave(where, wasSlow: patience.IsCancellationRequested || took >= settings.TryTimeout / 2);
        }
    }

    async Task<Attempt> Try(
        MerchantEndpoint endpoint, WebhookMessage message, CancellationToken patience, CancellationToken cancellation)
    {
        try
        {
            using var client = clients.CreateClient(MerchantWebhooks.ClientName);
            using var request = Request(endpoint, message, clock.GetCurrentInstant());
            using var response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience)
                .ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? Delivered
                : NotTaken(endpoint, message, "refused", $"HTTP {(int)response.StatusCode}");
        }
        catch (Exception fault)
            when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Its type only: a message may quote an address.
            var isGuarded = fault.GetBaseException() is HostNotAllowed;
            return NotTaken(
                endpoint, message, isGuarded ? "not_allowed" : "unreachable", fault.GetBaseException().GetType().Name);
        }
    }

    static HttpRequestMessage Request(MerchantEndpoint endpoint, WebhookMessage message, Instant now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url.Address)
        {
            Content = new ReadOnlyMemoryContent(message.Body) { Headers = { ContentType = Json } },
        };
        request.Headers.UserAgent.Add(UserAgent);
        request.Headers.Add(StandardSignature.IdHeader, message.Id);
        request.Headers.Add(StandardSignature.TimestampHeader, StandardSignature.Timestamp(now));
        request.Headers.Add(
            StandardSignature.SignatureHeader, StandardSignature.Of(message, now, endpoint.SecretsAt(now)));
        return request;
    }

    Attempt NotTaken(MerchantEndpoint endpoint, WebhookMessage message, string outcome, string why)
    {
        log.LogWarning(
            LogEvents.WebhookNotTaken, "Endpoint {Endpoint} has not taken {Message}: {Why}",
            endpoint.Id, message.Id, why);
        return new Attempt(outcome, TryLater);
    }

    // The word for those who watch, and the answer for the outbox.
    sealed record Attempt(string Outcome, NotifyAnswer Answer);
}
