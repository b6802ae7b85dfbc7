namespace Payments.Domain.Sessions;

// What the session is once something has happened. A fact has happened, so applying one cannot fail (S16).
public static partial class PaymentDecider
{
    public static PaymentSession Evolve(PaymentSession session, PaymentEvent happened) =>
        happened.Match(
            session,
            sessionOpened: static (session, _) => session,
            orderRequested: static (session, it) => WhilePending(session, it, Requested),
            checkoutOpened: static (session, it) => WhilePending(session, it, CheckedOut),
            orderRefused: static (session, it) => WhilePending(session, it.Attempt, WithoutOrder),
            orderEnded: static (session, it) => WhilePending(session, it.Attempt, WithoutOrder),
            closeRequested: static (session, it) => WhilePending(session, it.Because, ToClose),
            paid: static (session, it) => Credited(session, it.Receipt),
            surplusReceived: static (session, it) =>
                session.With(session.Ledger.Add(new Surplus(it.Receipt, it.Anomaly))),
            anomalyNoted: static (session, it) => session.With(session.Ledger.Note(it.Anomaly)),
            cancelled: static (session, it) => WhilePending(session, it, Cancelled),
            expired: static (session, it) => WhilePending(session, it, Expired));

    static PaymentSession Requested(PaymentSession.Pending session, PaymentEvent.OrderRequested happened) =>
        new PaymentSession.Pending(
            session.Terms,
            session.Orders.Ask(),
            session.Ledger,
            happened.Deadline,
            new Stage.Opening(happened.Attempt));

    static PaymentSession CheckedOut(PaymentSession.Pending session, PaymentEvent.CheckoutOpened happened) =>
        new PaymentSession.Pending(
            session.Terms,
            session.Orders.Quote(happened.Attempt, happened.Checkout.Quote),
            session.Ledger,
            session.Deadline,
            new Stage.Awaiting(happened.Attempt, happened.Checkout));

    static PaymentSession WithoutOrder(PaymentSession.Pending session, Attempt ended) =>
        new PaymentSession.Pending(
            session.Terms, session.Orders.End(ended), session.Ledger, session.Deadline, Stage.Initialized.Instance);

    static PaymentSession ToClose(PaymentSession.Pending session, Because because) =>
        new PaymentSession.Pending(
            session.Terms, session.Orders, session.Ledger, session.Deadline, session.Stage.Match<Stage>(
                initialized: it => it,
                opening: it => new Stage.Closing(it.Attempt, knownToExist: because is Because.Replace, because),
                awaiting: it => new Stage.Closing(it.Attempt, knownToExist: true, because),
                closing: it => new Stage.Closing(it.Attempt, it.KnownToExist, because)));

    static PaymentSession Cancelled(PaymentSession.Pending session, PaymentEvent.Cancelled happened) =>
        new PaymentSession.Cancelled(
            session.Terms,
            session.Orders.End(session.Orders.LastAttempt),
            session.Ledger,
            happened.Reason,
            happened.At);

    static PaymentSession Expired(PaymentSession.Pending session, PaymentEvent.Expired happened) =>
        new PaymentSession.Expired(
            session.Terms, session.Orders.End(session.Orders.LastAttempt), session.Ledger, happened.At);

    // Whatever a history holds, its money is kept: a payment told to a finished session is surplus there.
    static PaymentSession Credited(PaymentSession session, Receipt receipt) =>
        session.Match(
            receipt,
            pending: static (receipt, it) => new PaymentSession.Paid(
                it.Terms, it.Orders.End(receipt.Attempt), it.Ledger.Credit(receipt), receipt),
            paid: static (receipt, it) => it.With(Kept(it, receipt, new Anomaly.Duplicate())),
            cancelled: static (receipt, it) => it.With(Kept(it, receipt, new Anomaly.AfterCancel())),
            expired: static (receipt, it) => it.With(Kept(it, receipt, new Anomaly.AfterExpiry())));

    static Ledger Kept(PaymentSession session, Receipt receipt, Anomaly anomaly) =>
        session.Ledger.Knows(receipt) ? session.Ledger : session.Ledger.Add(new Surplus(receipt, anomaly));

    // A finished session absorbs what comes late (S1); what concerns money is kept above.
    static PaymentSession WhilePending<TWhat>(
        PaymentSession session, TWhat what, Func<PaymentSession.Pending, TWhat, PaymentSession> evolve) =>
        session is PaymentSession.Pending pending ? evolve(pending, what) : session;
}
