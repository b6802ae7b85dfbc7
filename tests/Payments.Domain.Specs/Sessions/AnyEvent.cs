using FsCheck;
using FsCheck.Fluent;

using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>Any event at all, lawful or not: a history that another version wrote must not make anything fail.</summary>
static class AnyEvent
{
    public static Gen<PaymentEvent> For(PaymentSession session) =>
        from attempt in Gen.Choose(-1, 4).Select(it => new Attempt(it))
        from at in AnyCommand.Around(session)
        from amount in AnyCommand.AroundTheQuote
        from transaction in Gen.Elements("t1", "t2")
        let receipt = new Receipt(
            attempt, Sample.Transaction(transaction), amount, Sample.Quote, new PaidAt(at), new ReceivedAt(at))
        from happened in Gen.Elements<PaymentEvent>(
            new PaymentEvent.SessionOpened(Sample.TermsOf(9)),
            new PaymentEvent.OrderRequested(attempt, at),
            new PaymentEvent.CheckoutOpened(attempt, new Checkout(amount, Sample.Links(1), at)),
            new PaymentEvent.OrderRefused(attempt),
            new PaymentEvent.OrderEnded(attempt),
            new PaymentEvent.CloseRequested(new Because.Cancel(Sample.ByMerchant)),
            new PaymentEvent.CloseRequested(new Because.Deadline()),
            new PaymentEvent.CloseRequested(new Because.Replace()),
            new PaymentEvent.Paid(receipt),
            new PaymentEvent.SurplusReceived(receipt, new Anomaly.Over(amount)),
            new PaymentEvent.AnomalyNoted(new Anomaly.Late(Duration.Epsilon)),
            new PaymentEvent.Cancelled(Sample.ByMerchant, at),
            new PaymentEvent.Expired(at))
        select happened;
}
