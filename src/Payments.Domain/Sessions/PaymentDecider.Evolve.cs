namespace Payments.Domain.Sessions;

// What the session is once something has happened. A fact has happened, so applying one cannot fail (S16).
public static partial class PaymentDecider
{
    public static PaymentSession Evolve(PaymentSession session, PaymentEvent happened) =>
        happened.Match(
            sessionOpened: _ => session,
            orderRequested: it => WhilePending(session, pending => Requested(pending, it)),
            checkoutOpened: it => WhilePending(session, pending => CheckedOut(pending, it)),
            orderRefused: it => WhilePending(session, pending => WithoutOrder(pending, it.Attempt)),
            orderEnded: it => WhilePending(session, pending => WithoutOrder(pending, it.Attempt)),
            closeRequested: it => WhilePending(session, pending => ToClose(pending, it.Because)),
            paid: it => Credited(session, it.Receipt),
            surplusReceived: it => session.With(session.Ledger.Add(new Surplus(it.Receipt, it.Anomaly))),
            anomalyNoted: it => session.With(session.Ledger.Note(it.Anomaly)),
            cancelled: it => WhilePending(session, pending => new PaymentSession.Cancelled(
                pending.Terms, pending.Orders.End(pending.Orders.LastAttempt), pending.Ledger, it.Reason, it.At)),
            expired: it => WhilePending(session, pending => new PaymentSession.Expired(
                pending.Terms, pending.Orders.End(pending.Orders.LastAttempt), pending.Ledger, it.At)));

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

    // Whatever a history holds, its money is kept: a payment told to a finished session is surplus there.
    static PaymentSession Credited(PaymentSession session, Receipt receipt) =>
        session.Match(
            pending: it => new PaymentSession.Paid(
                it.Terms, it.Orders.End(receipt.Attempt), it.Ledger.Credit(receipt), receipt),
            paid: it => it.With(Kept(it, receipt, new Anomaly.Duplicate())),
            cancelled: it => it.With(Kept(it, receipt, new Anomaly.AfterCancel())),
            expired: it => it.With(Kept(it, receipt, new Anomaly.AfterExpiry())));

    static Ledger Kept(PaymentSession session, Receipt receipt, Anomaly anomaly) =>
        session.Ledger.Knows(receipt) ? session.Ledger : session.Ledger.Add(new Surplus(receipt, anomaly));

    // A finished session absorbs what comes late (S1); what concerns money is kept above.
    static PaymentSession WhilePending(PaymentSession session, Func<PaymentSession.Pending, PaymentSession> evolve) =>
        session.Match(pending: evolve, paid: it => it, cancelled: it => it, expired: it => it);
}
