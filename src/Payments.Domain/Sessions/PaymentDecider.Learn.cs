using Payments.Domain.Values;

using Decision = LanguageExt.Either<
    Payments.Domain.Sessions.Refusal, LanguageExt.Seq<Payments.Domain.Sessions.PaymentEvent>>;

namespace Payments.Domain.Sessions;

// What follows from what the provider says. A fact is never refused: it has happened.
public static partial class PaymentDecider
{
    static Decision Learn(PaymentSession session, Instant at, ProviderFact fact) =>
        fact.Match(
            opened: it => OfLastOrder(session, it, pending => Opened(pending, it)),
            refused: it => OfLastOrder(session, it, pending => Refused(pending, at)),
            exists: it => OfLastOrder(session, it, Exists),
            closed: it => Closed(session, at, it),
            paid: it => Paid(session, at, it.HeardAt(at)),
            refunded: _ => Note(session, new Anomaly.Refunded()));

    static Decision Opened(PaymentSession.Pending session, ProviderFact.Opened fact) =>
        session.Stage.Match(
            initialized: _ => NothingToDo,
            opening: it => Happened(new PaymentEvent.CheckoutOpened(it.Attempt, fact.Checkout)),
            awaiting: _ => NothingToDo,
            closing: _ => NothingToDo);

    // A refusal of a request is no evidence about an order that is known to exist: an earlier try may have landed.
    static Decision Refused(PaymentSession.Pending session, Instant at) =>
        session.Stage.Match(
            initialized: _ => NothingToDo,
            opening: it => Happened(new PaymentEvent.OrderRefused(it.Attempt)),
            awaiting: _ => NothingToDo,
            closing: it => it.KnownToExist ? NothingToDo : it.Because.Match(
                cancel: why => Happened(new PaymentEvent.Cancelled(why.Reason, at)),
                deadline: _ => Happened(new PaymentEvent.Expired(at)),
                replace: _ => NothingToDo));

    static Decision Exists(PaymentSession.Pending session) =>
        session.Stage.Match(
            initialized: _ => NothingToDo,
            opening: _ => CloseTo(new Because.Replace()),
            awaiting: _ => NothingToDo,
            closing: _ => NothingToDo);

    static Decision Closed(PaymentSession session, Instant at, ProviderFact.Closed fact) =>
        session is PaymentSession.Paid { Receipt.Attempt: var paid } && paid == fact.Attempt
            ? Note(session, new Anomaly.ClosedAfterPaid())
            : OfLastOrder(session, fact, pending => Closed(pending, at, fact.How));

    static Decision Closed(PaymentSession.Pending session, Instant at, OrderClosure how) =>
        session.Stage.Match(
            initialized: _ => NothingToDo,
            opening: _ => ClosedByProvider(how, at),
            awaiting: _ => ClosedByProvider(how, at),
            closing: it => it.Because.Match(
                cancel: why => Happened(new PaymentEvent.Cancelled(why.Reason, at)),
                deadline: _ => Happened(new PaymentEvent.Expired(at)),
                replace: _ => session.IsLate(at)
                    ? Happened(new PaymentEvent.Expired(at))
                    : Happened(new PaymentEvent.OrderRequested(it.Attempt.Next, session.Deadline))));

    static Decision ClosedByProvider(OrderClosure how, Instant at) =>
        how.Match(
            canceled: _ => Happened(new PaymentEvent.Cancelled(new CancellationReason.ByProvider(), at)),
            expired: _ => Happened(new PaymentEvent.Expired(at)));

    static Decision Paid(PaymentSession session, Instant at, Receipt receipt) =>
        session.Ledger.Knows(receipt) ? NothingToDo
        : !session.Orders.Include(receipt.Attempt) ? Happened(Surplus(receipt, new Anomaly.UnknownOrder()))
        : session.AsOf(at).Match(
            pending: it => it.Orders.QuoteOf(receipt.Attempt).IfNone(receipt.OrderTotal) is var quote
                && receipt.Amount.Covers(quote) ? Credit(it, receipt, quote) : KeepAsSurplus(it, at, receipt, quote),
            paid: _ => Happened(Surplus(receipt, new Anomaly.Duplicate())),
            cancelled: _ => Happened(Surplus(receipt, new Anomaly.AfterCancel())),
            expired: it => Lapse(session, it).Add(Surplus(receipt, new Anomaly.AfterExpiry())));

    static Decision Credit(PaymentSession.Pending session, Receipt receipt, Money quote)
    {
        var excess = receipt.Amount.ExcessOver(quote);
        var late = receipt.PaidAt.Instant - session.Deadline;
        return Events(
            Seq1<PaymentEvent>(new PaymentEvent.Paid(receipt with { Amount = quote })),
            excess.Map(it => Surplus(receipt with { Amount = it }, new Anomaly.Over(it))),
            late >= Duration.Zero ? Noted(session, new Anomaly.Late(late)) : None,
            IsOver(session, receipt.Attempt) ? Noted(session, new Anomaly.EndedOrder()) : None);
    }

    // The payment used its order up (S18): the session goes on as if that order had been closed.
    static Decision KeepAsSurplus(PaymentSession.Pending session, Instant at, Receipt receipt, Money quote) =>
        Events(
            Seq1(Surplus(receipt, Shortcoming(receipt, quote))),
            IsOver(session, receipt.Attempt)
                ? Noted(session, new Anomaly.EndedOrder())
                : Some(AfterInsufficient(session, at)));

    static PaymentEvent AfterInsufficient(PaymentSession.Pending session, Instant at)
    {
        PaymentEvent ended = new PaymentEvent.OrderEnded(session.Orders.LastAttempt);
        return session.Stage.Match(
            initialized: _ => ended,
            opening: _ => ended,
            awaiting: _ => ended,
            closing: it => it.Because.Match(
                cancel: why => new PaymentEvent.Cancelled(why.Reason, at),
                deadline: _ => new PaymentEvent.Expired(at),
                replace: _ => ended));
    }

    static Anomaly Shortcoming(Receipt receipt, Money quote) =>
        quote.ExcessOver(receipt.Amount).Match<Anomaly>(
            Some: missing => new Anomaly.Under(missing),
            None: () => new Anomaly.WrongCurrency());

    // Money for a session that nobody has swept yet finds it expired all the same (S7).
    static Seq<PaymentEvent> Lapse(PaymentSession session, PaymentSession.Expired lapsed) =>
        session is PaymentSession.Pending
            ? Seq1<PaymentEvent>(new PaymentEvent.Expired(lapsed.At))
            : Seq<PaymentEvent>();

    static bool IsOver(PaymentSession session, Attempt attempt) => !session.Orders.IsOpen(attempt);

    static PaymentEvent Surplus(Receipt receipt, Anomaly anomaly) => new PaymentEvent.SurplusReceived(receipt, anomaly);

    static Decision Note(PaymentSession session, Anomaly anomaly) =>
        Noted(session, anomaly).Match(Some: Happened, None: () => NothingToDo);

    static Option<PaymentEvent> Noted(PaymentSession session, Anomaly anomaly) =>
        session.Ledger.Has(anomaly) ? None : Some<PaymentEvent>(new PaymentEvent.AnomalyNoted(anomaly));

    static Decision Events(Seq<PaymentEvent> first, params ReadOnlySpan<Option<PaymentEvent>> others)
    {
        foreach (var other in others)
            first += other.ToSeq();
        return first;
    }

    // A fact about an order that is not the last one, or told to a finished session, changes nothing.
    static Decision OfLastOrder(
        PaymentSession session, ProviderFact fact, Func<PaymentSession.Pending, Decision> decide) =>
        session.Match(
            pending: it => fact.Attempt == it.Orders.LastAttempt ? decide(it) : NothingToDo,
            paid: _ => NothingToDo,
            cancelled: _ => NothingToDo,
            expired: _ => NothingToDo);
}
