using Microsoft.Extensions.Logging;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Json.Client;

namespace Payments.Juicyway;

/// <summary>What a payment there says of our order.</summary>
/// <remarks>
/// Nothing, as long as it was not captured: it cannot be paid, and may be a moment later. Whoever opens it asks again.
/// </remarks>
sealed class Standing(JuicywaySettings settings, IClock clock, ILogger log)
{
    static readonly QueryAnswer Payable = new QueryAnswer.Payable();
    static readonly QueryAnswer NothingFollows = new QueryAnswer.Unknown();
    static readonly QueryAnswer Canceled = new QueryAnswer.Closed(new OrderClosure.Canceled());
    static readonly QueryAnswer Expired = new QueryAnswer.Closed(new OrderClosure.Expired());

    public QueryAnswer Of(OrderNumber number, RemoteSession session)
    {
        var status = JuicywayStatus.Of(session.Payment.Status);
        if (status != JuicywayStatus.Of(session.Status) || !session.Payment.Mode.ForAll(it => it == settings.Mode))
            return Unclear(number, session);

        return status.Match(
            waiting: _ => IsOver(session) ? Expired : Captured.IsNever(session) ? NothingFollows : Payable,
            underWay: _ => Payable,
            paid: _ => Paid(session).IfNone(() => Unclear(number, session)),
            failed: _ => Canceled,
            cancelled: _ => Canceled,
            expired: _ => Expired,
            unknown: _ => Unclear(number, session));
    }

    // No page says what becomes of a payment that nobody made. A late one is told of by a webhook, and kept.
    bool IsOver(RemoteSession session) =>
        End(session).Match(Some: it => clock.GetCurrentInstant() >= it + settings.SettlingTime, None: () => false);

    Option<Instant> End(RemoteSession session) =>
        session.ExpiresAt.IsSome
            ? session.ExpiresAt
            : session.Payment.CreatedAt.Map(it => it + settings.LongestOrderLife);

    // Nothing tells when the money moved. It was by now, and not after the end, because a payment is refused then.
    Option<QueryAnswer> Paid(RemoteSession session)
    {
        var (payment, now) = (session.Payment, clock.GetCurrentInstant());
        var at = new PaidAt(End(session).Match(Some: end => Instant.Min(end, now), None: () => now));
        var received = payment.AmountPaid.IfNone(payment.Amount);
        return received.MinorUnits == 0 ? None : TransactionId.Create(payment.Id.Text).ToOption()
            .Map<QueryAnswer>(it => new QueryAnswer.Paid(it, received, payment.Amount, at, Refunded: false));
    }

    QueryAnswer Unclear(OrderNumber number, RemoteSession session)
    {
        log.LogError(
            LogEvents.OrderUnclear,
            "What Juicyway says of order {Order} is not clear, and nothing follows: {Status}, {PaymentStatus}",
            number, session.Status, session.Payment.Status);
        return NothingFollows;
    }
}
