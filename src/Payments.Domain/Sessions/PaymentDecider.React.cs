namespace Payments.Domain.Sessions;

// What must be done outside because of an event. Seen with the session before it.
public static partial class PaymentDecider
{
    static readonly Seq<Effect> NoEffect = Seq<Effect>();

    public static Seq<Effect> React(PaymentSession before, PaymentEvent happened) =>
        happened.Match(
            sessionOpened: _ => NoEffect,
            orderRequested: it => IfPending(before, new Effect.OpenOrder(it.Attempt, before.Terms, it.Deadline)),
            checkoutOpened: _ => NoEffect,
            orderRefused: _ => NoEffect,
            orderEnded: _ => NoEffect,
            closeRequested: _ => CloseFirstAsked(before),
            paid: it => Notify(before, new Notice.Succeeded()) + CloseAnother(before, it.Receipt.Attempt),
            surplusReceived: it => Seq1<Effect>(
                new Effect.NotifyMerchant(new Notice.Surplus(it.Receipt.Attempt, it.Receipt.Transaction))),
            anomalyNoted: _ => NoEffect,
            cancelled: _ => Notify(before, new Notice.Failed()),
            expired: _ => Notify(before, new Notice.Failed()));

    // An order that is being closed already has its effect: Replace turning into Cancel or Deadline adds nothing.
    static Seq<Effect> CloseFirstAsked(PaymentSession before) =>
        OpenOrderOf(before).Match(
            Some: stage => stage is Stage.Closing ? NoEffect : Close(before),
            None: () => NoEffect);

    // Paid by an earlier order while a later one may be open: that one must not be paid as well (S9).
    static Seq<Effect> CloseAnother(PaymentSession before, Attempt paid) =>
        OpenOrderOf(before).Match(
            Some: _ => before.Orders.LastAttempt == paid ? NoEffect : Close(before),
            None: () => NoEffect);

    static Seq<Effect> Close(PaymentSession before) =>
        Seq1<Effect>(new Effect.CloseOrder(before.Orders.LastAttempt));

    static Seq<Effect> Notify(PaymentSession before, Notice notice) =>
        IfPending(before, new Effect.NotifyMerchant(notice));

    static Seq<Effect> IfPending(PaymentSession before, Effect effect) =>
        before is PaymentSession.Pending ? Seq1(effect) : NoEffect;

    static Option<Stage> OpenOrderOf(PaymentSession session) =>
        session.Match(
            pending: it => it.Stage is Stage.Initialized ? None : Some(it.Stage),
            paid: _ => None,
            cancelled: _ => None,
            expired: _ => None);
}
