using Payments.Domain.Values;

using Decision = LanguageExt.Either<
    Payments.Domain.Sessions.Refusal, LanguageExt.Seq<Payments.Domain.Sessions.PaymentEvent>>;

namespace Payments.Domain.Sessions;

// What follows from money. All of it is kept: credited where it covers what was asked for, or else as surplus (S2).
public static partial class PaymentDecider
{
    static Decision Paid(PaymentSession session, Receipt receipt) =>
        session.Ledger.Knows(receipt) ? NothingToDo
        : !session.Orders.Include(receipt.Attempt) ? Happened(Surplus(receipt, new Anomaly.UnknownOrder()))
        : session.AsOf(receipt.ReceivedAt.Instant).Match(
            (session, receipt),
            pending: static (told, it) => Paid(it, told.receipt),
            paid: static (told, _) => Happened(Surplus(told.receipt, new Anomaly.Duplicate())),
            cancelled: static (told, _) => Happened(Surplus(told.receipt, new Anomaly.AfterCancel())),
            expired: static (told, it) =>
                Lapse(told.session, it).Add(Surplus(told.receipt, new Anomaly.AfterExpiry())));

    static Decision Paid(PaymentSession.Pending session, Receipt receipt)
    {
        var quote = session.Orders.QuoteOf(receipt.Attempt).IfNone(receipt.OrderTotal);
        return receipt.Amount.Covers(quote)
            ? Credit(session, receipt, quote)
            : KeepAsSurplus(session, receipt, quote);
    }

    static Decision Credit(PaymentSession.Pending session, Receipt receipt, Money quote)
    {
        var late = receipt.PaidAt.Instant - session.Deadline;
        return Events(
            Credited(receipt, quote),
            late >= Duration.Zero ? Noted(session, new Anomaly.Late(late)) : None,
            IsOver(session, receipt.Attempt) ? Noted(session, new Anomaly.EndedOrder()) : None);
    }

    static Seq<PaymentEvent> Credited(Receipt receipt, Money quote) =>
        receipt.Amount.ExcessOver(quote).Case is Money over
            ? Seq(
                new PaymentEvent.Paid(receipt with { Amount = quote }),
                Surplus(receipt with { Amount = over }, new Anomaly.Over(over)))
            : Seq1<PaymentEvent>(new PaymentEvent.Paid(receipt));

    // The payment used its order up (S18): the session goes on as if that order had been closed.
    static Decision KeepAsSurplus(PaymentSession.Pending session, Receipt receipt, Money quote) =>
        Events(
            Seq1(Surplus(receipt, Shortcoming(receipt, quote))),
            IsOver(session, receipt.Attempt)
                ? Noted(session, new Anomaly.EndedOrder())
                : Some(AfterInsufficient(session, receipt.ReceivedAt.Instant)));

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

    static Decision Events(Seq<PaymentEvent> first, params ReadOnlySpan<Option<PaymentEvent>> others)
    {
        foreach (var other in others)
            if (other.Case is PaymentEvent happened)
                first = first.Add(happened);

        return first;
    }
}
