using Microsoft.Extensions.Logging;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Json.Client;

namespace Payments.Juicyway.Webhooks;

/// <summary>Does what follows from a webhook, and says what became of it.</summary>
/// <remarks>
/// A webhook is a hint, also one about money: the order is asked about, and the answer, which came under our own key,
/// is the fact (ADR 5). So a notice that is sent again is asked about again, and changes nothing.
/// </remarks>
sealed class WebhookHandler(
    ISessionStore store, Reconciler reconciler, JuicywaySettings settings, ILogger<WebhookHandler> log)
{
    public async Task<WebhookAnswer> Handle(VerifiedNotice verified, CancellationToken cancellation)
    {
        var reference = RemoteNoticeJson.Reference(verified.Notice);
        return await reference.Match(
            Right: it => OrderNumber.Read(it).Match(
                Some: order => OnOrder(order, verified.Event, cancellation),
                None: () => Task.FromResult(WebhookAnswer.NotOurs)),
            Left: _ => Task.FromResult(WebhookAnswer.NotOurs)).ConfigureAwait(false);
    }

    async Task<WebhookAnswer> OnOrder(OrderNumber order, string word, CancellationToken cancellation)
    {
        var located = await store.Locate(order.Payment, cancellation).ConfigureAwait(false);
        return await located.Match(
            Right: found => found.Filter(it => it.Mode == settings.Mode).Match(
                Some: key => Ask(key, order, word, cancellation),
                None: () => Task.FromResult(Nobodys(order))),
            Left: fault => Task.FromResult(Failed(order, new NotHandled.StoreFailed(fault)))).ConfigureAwait(false);
    }

    async Task<WebhookAnswer> Ask(SessionKey key, OrderNumber order, string word, CancellationToken cancellation)
    {
        var asked = await reconciler.Ask(key, order.Attempt, cancellation).ConfigureAwait(false);
        return asked.Match(Right: answer => Judged(order, word, answer), Left: why => Failed(order, why));
    }

    // Editions have several families of words. What says that it succeeded has to be confirmed; of all else any clear
    // answer is enough.
    WebhookAnswer Judged(OrderNumber order, string word, QueryAnswer answer)
    {
        if (answer is QueryAnswer.Paid)
            return WebhookAnswer.Paid;
        if (!IsSuccess(word) && answer is not (QueryAnswer.Unknown or QueryAnswer.NotFound))
            return WebhookAnswer.Asked;

        log.LogError(
            LogEvents.WebhookUnconfirmed,
            "A webhook about order {Order} is not confirmed: Juicyway answered {Answer}",
            order, answer.GetType().Name);
        return WebhookAnswer.Unconfirmed;
    }

    static bool IsSuccess(string word) =>
        word.EndsWith(".succeeded", StringComparison.OrdinalIgnoreCase)
        || word.EndsWith(".completed", StringComparison.OrdinalIgnoreCase);

    WebhookAnswer Nobodys(OrderNumber order)
    {
        log.LogWarning(
            LogEvents.WebhookWithoutEffect,
            "A webhook about order {Order} changed nothing: there is no such session of this mode", order);
        return WebhookAnswer.NotOurs;
    }

    WebhookAnswer Failed(OrderNumber order, NotHandled why)
    {
        log.LogError(LogEvents.WebhookNotHandled, "The webhook about order {Order} was not handled: {Why}", order, why);
        return WebhookAnswer.NotHandled;
    }
}
