using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>Answers, events and effects in the words of the tables.</summary>
static class Words
{
    public const string Nothing = "-";

    public static string Of(PaymentSession session) =>
        session.Match(
            pending: it => it.Stage.Match(
                initialized: _ => "Initialized",
                opening: _ => "Opening",
                awaiting: _ => "Awaiting",
                closing: order => $"Closing({order.Because.GetType().Name})"),
            paid: _ => "Paid",
            cancelled: _ => "Cancelled",
            expired: _ => "Expired");

    public static string Of(PaymentSession session, Either<Refusal, Seq<PaymentEvent>> answer) =>
        answer.Match(
            Right: events => List(events.Map(it => Of(session, it))),
            Left: why => why.GetType().Name);

    public static string Of(PaymentSession session, PaymentEvent happened) =>
        happened.Match(
            sessionOpened: _ => "SessionOpened",
            orderRequested: it => $"OrderRequested({Numbered(session, it.Attempt)})",
            checkoutOpened: _ => "CheckoutOpened",
            orderRefused: _ => "OrderRefused",
            orderEnded: _ => "OrderEnded",
            closeRequested: it => $"CloseRequested({it.Because.GetType().Name})",
            paid: _ => "Paid",
            surplusReceived: it => $"surplus {it.Anomaly.GetType().Name}",
            anomalyNoted: it => it.Anomaly.GetType().Name,
            cancelled: it => $"Cancelled({it.Reason.GetType().Name})",
            expired: _ => "Expired");

    public static string Of(PaymentSession session, Effect effect) =>
        effect.Match(
            openOrder: it => $"OpenOrder({Numbered(session, it.Attempt)})",
            closeOrder: it => $"CloseOrder({Numbered(session, it.Attempt)})",
            notifyMerchant: it => $"NotifyMerchant({it.Notice.GetType().Name})");

    public static string List(IEnumerable<string> words) =>
        string.Join(" + ", words) is { Length: > 0 } list ? list : Nothing;

    // L is the last attempt of the session that was asked.
    static string Numbered(PaymentSession session, Attempt attempt) =>
        (attempt.Number - session.Orders.LastAttempt.Number) switch
        {
            0 => "L",
            > 0 and var more => $"L+{more}",
            var less => $"L{less}",
        };
}
