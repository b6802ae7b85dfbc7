using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

/// <summary>One of each kind of event and of effect, and of what they are made of.</summary>
static class Examples
{
    static readonly Attempt One = Attempt.First;

    static readonly Description Note = Lawful(Description.Create("changed their mind"));

    static readonly Receipt Money = Receipt(One, 1, Noon);

    static readonly Seq<Anomaly> Anomalies = Seq<Anomaly>(
        new Anomaly.Late(Duration.FromSeconds(61)),
        new Anomaly.Over(Usd(5)),
        new Anomaly.Under(Usd(7)),
        new Anomaly.WrongCurrency(),
        new Anomaly.AfterCancel(),
        new Anomaly.AfterExpiry(),
        new Anomaly.Duplicate(),
        new Anomaly.EndedOrder(),
        new Anomaly.UnknownOrder(),
        new Anomaly.ClosedAfterPaid(),
        new Anomaly.Refunded()).Strict();

    /// <summary>Everything that can happen to a session after its opening.</summary>
    public static Seq<PaymentEvent> Events { get; } = (Seq<PaymentEvent>(
        new PaymentEvent.OrderRequested(One, Noon + Duration.FromHours(1)),
        new PaymentEvent.CheckoutOpened(One, Checkout(1, Noon + Duration.FromHours(1))),
        new PaymentEvent.OrderRefused(One),
        new PaymentEvent.OrderEnded(One.Next),
        new PaymentEvent.CloseRequested(new Because.Cancel(new CancellationReason.ByMerchant(Note))),
        new PaymentEvent.CloseRequested(new Because.Cancel(new CancellationReason.ByMerchant(None))),
        new PaymentEvent.CloseRequested(new Because.Cancel(new CancellationReason.ByProvider())),
        new PaymentEvent.CloseRequested(new Because.Deadline()),
        new PaymentEvent.CloseRequested(new Because.Replace()),
        new PaymentEvent.Paid(Money),
        new PaymentEvent.Cancelled(new CancellationReason.ByMerchant(Note), Noon),
        new PaymentEvent.Cancelled(new CancellationReason.ByProvider(), Noon),
        new PaymentEvent.Expired(Noon))
        + Anomalies.Map<PaymentEvent>(it => new PaymentEvent.SurplusReceived(Money, it))
        + Anomalies.Map<PaymentEvent>(it => new PaymentEvent.AnomalyNoted(it))).Strict();

    /// <summary>What can be told to a merchant.</summary>
    public static Seq<Effect> Notices { get; } = Seq<Notice>(
        new Notice.Succeeded(),
        new Notice.Failed(),
        new Notice.Surplus(One, Transaction(1)))
        .Map<Effect>(it => new Effect.NotifyMerchant(it)).Strict();
}
