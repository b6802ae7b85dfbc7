using static Payments.Domain.Sessions.Refusal;

using Decision = LanguageExt.Either<
    Payments.Domain.Sessions.Refusal, LanguageExt.Seq<Payments.Domain.Sessions.PaymentEvent>>;

namespace Payments.Domain.Sessions;

/// <summary>The rules. Every command against every state, one line each; nothing else decides.</summary>
/// <remarks>
/// <see cref="Decide"/> says what may happen, <see cref="Evolve"/> what the session then is, and <see cref="React"/>
/// what must be done about it. Only <see cref="Decide"/> can say no. docs/decision-table.md is this class as a table.
/// </remarks>
public static partial class PaymentDecider
{
    static readonly Decision NothingToDo = Seq<PaymentEvent>();

    public static PaymentEvent.SessionOpened Start(PaymentTerms terms) => new(terms);

    public static PaymentSession Begin(PaymentEvent.SessionOpened opened) =>
        new PaymentSession.Pending(
            opened.Terms, Orders.None, Ledger.Empty, opened.Terms.Deadline, Stage.Initialized.Instance);

    /// <summary>
    /// The events that follow from a command, none when there is nothing to do, or the one reason why not.
    /// </summary>
    public static Decision Decide(PaymentSession session, PaymentCommand command) =>
        command.Match(
            session,
            capture: static (session, it) => Capture(session.AsOf(it.At), it.At),
            cancel: static (session, it) => Cancel(session.AsOf(it.At), it),
            expire: static (session, it) => Expire(session, it.At),
            learn: static (session, it) => Learn(session, it));

    static Decision Capture(PaymentSession session, Instant at) =>
        session.Match(
            pending: it => Capture(it, at),
            paid: it => new AlreadyPaid(it.Receipt.PaidAt),
            cancelled: it => new AlreadyCancelled(it.At),
            expired: it => new AlreadyExpired(it.At));

    // The window starts afresh only here, where no order is open; nothing else moves the deadline.
    static Decision Capture(PaymentSession.Pending session, Instant at) =>
        session.Stage.Match(
            initialized: _ => Happened(new PaymentEvent.OrderRequested(
                session.Orders.LastAttempt.Next, at + session.Terms.Window.AfterCapture)),
            opening: _ => InTime(session, at, NothingToDo),
            awaiting: _ => InTime(session, at, NothingToDo),
            closing: order => order.Because.Match(
                cancel: _ => new CancellationUnderWay(),
                deadline: _ => new DeadlinePassed(session.ExpiresAt),
                replace: _ => InTime(session, at, NothingToDo)));

    static Decision Cancel(PaymentSession session, PaymentCommand.Cancel cancel) =>
        session.Match(
            pending: it => Cancel(it, cancel),
            paid: it => new AlreadyPaid(it.Receipt.PaidAt),
            cancelled: _ => NothingToDo,
            expired: it => new AlreadyExpired(it.At));

    // An order may be paid until the provider says that it is closed: then only is the session cancelled (S8).
    static Decision Cancel(PaymentSession.Pending session, PaymentCommand.Cancel cancel) =>
        session.Stage.Match(
            initialized: _ => Happened(new PaymentEvent.Cancelled(cancel.Reason, cancel.At)),
            opening: _ => InTime(session, cancel.At, CloseTo(new Because.Cancel(cancel.Reason))),
            awaiting: _ => InTime(session, cancel.At, CloseTo(new Because.Cancel(cancel.Reason))),
            closing: order => order.Because.Match(
                cancel: _ => NothingToDo,
                deadline: _ => new DeadlinePassed(session.ExpiresAt),
                replace: _ => InTime(session, cancel.At, CloseTo(new Because.Cancel(cancel.Reason)))));

    static Decision Expire(PaymentSession session, Instant at) =>
        session.Match(
            pending: it => Expire(it, at),
            paid: _ => NothingToDo,
            cancelled: _ => NothingToDo,
            expired: _ => NothingToDo);

    // A swept session has expired at its deadline, whenever the sweep came: swept and seen late are the same (S7).
    static Decision Expire(PaymentSession.Pending session, Instant at) =>
        session.Stage.Match(
            initialized: _ => WhenDue(session, at, Happened(new PaymentEvent.Expired(session.Deadline))),
            opening: _ => WhenDue(session, at, CloseTo(new Because.Deadline())),
            awaiting: _ => WhenDue(session, at, CloseTo(new Because.Deadline())),
            closing: order => order.Because.Match(
                cancel: _ => WhenDue(session, at, NothingToDo),
                deadline: _ => NothingToDo,
                replace: _ => WhenDue(session, at, CloseTo(new Because.Deadline()))));

    static Decision InTime(PaymentSession.Pending session, Instant at, Decision then) =>
        session.IsLate(at) ? new DeadlinePassed(session.ExpiresAt) : then;

    static Decision WhenDue(PaymentSession.Pending session, Instant at, Decision then) =>
        session.IsLate(at) ? then : new DeadlineNotReached(session.ExpiresAt);

    static Decision CloseTo(Because because) => Happened(new PaymentEvent.CloseRequested(because));

    static Decision Happened(PaymentEvent happened) => Seq1(happened);
}
