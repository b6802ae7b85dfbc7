using Microsoft.Extensions.Logging;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.BinancePay.Webhooks;

/// <summary>Does what follows from a webhook, and says what became of it.</summary>
/// <remarks>
/// A webhook is a hint, also one about money: the order is asked about, and the answer, which came under our own key,
/// is the fact (ADR 5). Its nonce is remembered only after what followed is stored: a crash in between leads to
/// handling it again, which is harmless, because facts are told any number of times with the same result.
/// </remarks>
sealed class WebhookHandler(
    ISessionStore store,
    SessionLoop loop,
    Reconciler reconciler,
    IWebhookNonces nonces,
    WebhookSettings settings,
    ILogger<WebhookHandler> log)
{
    // A webhook that is exactly as old as it may be is still fresh; with the next millisecond it is refused as stale.
    static readonly Duration JustStale = Duration.FromMilliseconds(1);

    public async Task<WebhookAnswer> Handle(VerifiedNotification notification, CancellationToken cancellation)
    {
        var nonce = new WebhookNonce(BinancePayProvider.Word, notification.Certificate, notification.Nonce);
        if (await IsKnown(nonce, cancellation).ConfigureAwait(false))
            return WebhookAnswer.Repeated;

        var answer = await NotificationJson.Read(notification).Match(
            Some: told => Obey(told, cancellation),
            None: () => Task.FromResult(WebhookAnswer.Malformed)).ConfigureAwait(false);
        if (answer.IsAcknowledged)
            await Remember(nonce, notification.SignedAt, cancellation).ConfigureAwait(false);
        return answer;
    }

    Task<WebhookAnswer> Obey(Notification told, CancellationToken cancellation) =>
        told.Match(
            other: _ => Task.FromResult(WebhookAnswer.Ignored),
            notOurs: _ => Task.FromResult(Reported(WebhookAnswer.NotOurs)),
            changed: it => OnSession(it.Order, key => Ask(key, it.Order, Heard, cancellation), cancellation),
            paid: it => OnSession(it.Order, key => Ask(key, it.Order, Confirmed, cancellation), cancellation));

    async Task<WebhookAnswer> OnSession(
        OrderNumber order, Func<SessionKey, Task<WebhookAnswer>> use, CancellationToken cancellation)
    {
        var located = await store.Locate(order.Payment, cancellation).ConfigureAwait(false);
        return await located.Match(
            Right: found => found.Match(
                Some: key => key.Mode.Match(
                    test: () => Task.FromResult(Reported(WebhookAnswer.TestSession, order)),
                    live: () => use(key)),
                None: () => Task.FromResult(Reported(WebhookAnswer.UnknownOrder, order))),
            Left: fault => Task.FromResult(Failed(order, new NotHandled.StoreFailed(fault)))).ConfigureAwait(false);
    }

    // The answer of the query is what the session learns.
    async Task<WebhookAnswer> Ask(
        SessionKey key,
        OrderNumber order,
        Func<QueryAnswer, Option<WebhookAnswer>> judge,
        CancellationToken cancellation)
    {
        var asked = await reconciler.Ask(key, order.Attempt, cancellation).ConfigureAwait(false);
        return asked.Match(
            Right: answer => judge(answer).IfNone(() => Unconfirmed(order, answer)),
            Left: why => Failed(order, why));
    }

    static Option<WebhookAnswer> Confirmed(QueryAnswer answer) =>
        answer is QueryAnswer.Paid ? WebhookAnswer.Paid : None;

    static Option<WebhookAnswer> Heard(QueryAnswer answer) =>
        answer is QueryAnswer.Unknown or QueryAnswer.NotFound ? None : WebhookAnswer.Asked;

    // A store that does not answer makes it new: handling it twice is better than never.
    async Task<bool> IsKnown(WebhookNonce nonce, CancellationToken cancellation)
    {
        var known = await nonces.IsKnown(nonce, loop.Now, cancellation).ConfigureAwait(false);
        return known.IfLeft(false);
    }

    async Task Remember(WebhookNonce nonce, Instant signedAt, CancellationToken cancellation)
    {
        var until = signedAt + settings.Freshness + JustStale;
        var kept = await nonces.Remember(nonce, loop.Now, until, cancellation).ConfigureAwait(false);
        kept.IfLeft(fault => log.LogWarning(
            LogEvents.WebhookForgotten,
            "A webhook was handled and cannot be remembered, the store is {Fault}: a repeat is handled again", fault));
    }

    WebhookAnswer Unconfirmed(OrderNumber order, QueryAnswer answer)
    {
        log.LogError(
            LogEvents.WebhookUnconfirmed,
            "A webhook about order {Order} is not confirmed: Binance Pay answered {Answer}",
            order, answer.GetType().Name);
        return WebhookAnswer.Unconfirmed;
    }

    WebhookAnswer Failed(OrderNumber order, NotHandled why)
    {
        log.LogError(LogEvents.WebhookNotHandled, "The webhook about order {Order} was not handled: {Why}", order, why);
        return WebhookAnswer.NotHandled;
    }

    WebhookAnswer Reported(WebhookAnswer answer, OrderNumber? order = null)
    {
        log.LogWarning(
            LogEvents.WebhookWithoutEffect, "A webhook about order {Order} changed nothing: {Code}",
            order?.Text ?? "?", answer.Code);
        return answer;
    }
}
