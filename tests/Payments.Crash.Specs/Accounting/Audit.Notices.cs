using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Webhooks;

namespace Payments.Crash.Specs.Accounting;

// What the merchant has heard, against what is stored.
public static partial class Audit
{
    static IEnumerable<string> Untold(Accounts accounts)
    {
        var due = accounts.Stored.SelectMany(NoticeIds).ToHashSet();
        return due.Except(accounts.Notices.Where(it => it.IsTaken).Select(it => it.Id)).Select(it => $"{it} is missing")
            .Concat(accounts.Notices.Select(it => it.Id).Except(due).Select(it => $"{it} is of nothing stored"));
    }

    /// <summary>The ids of all that the merchant must hear of a session.</summary>
    internal static IEnumerable<string> NoticeIds(StoredSession stored)
    {
        var session = PaymentDecider.Begin(stored.Opened);
        foreach (var happened in stored.History)
        {
            foreach (var effect in PaymentDecider.React(session, happened.Event).OfType<Effect.NotifyMerchant>())
                yield return WebhookMessage.Of(session, effect.Notice, "any key", Instant.MinValue).Id;
            session = PaymentDecider.Evolve(session, happened.Event);
        }
    }

    static IEnumerable<string> Reworded(Accounts accounts) =>
        accounts.Notices.GroupBy(it => it.Id, it => it.Body).Where(it => it.Distinct().Count() > 1)
            .Select(it => $"{it.Key} has {it.Distinct().Count()}");
}
