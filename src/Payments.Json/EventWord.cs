using Payments.Domain.Sessions;

namespace Payments.Json;

/// <summary>
/// What an event is called on the wire and in the store. Both keep these words for ever, whatever the code calls
/// it.
/// </summary>
static class EventWord
{
    public const string SessionOpened = "session_opened";
    public const string OrderRequested = "order_requested";
    public const string CheckoutOpened = "checkout_opened";
    public const string OrderRefused = "order_refused";
    public const string OrderEnded = "order_ended";
    public const string CloseRequested = "close_requested";
    public const string Paid = "paid";
    public const string SurplusReceived = "surplus_received";
    public const string AnomalyNoted = "anomaly_noted";
    public const string Cancelled = "cancelled";
    public const string Expired = "expired";

    public static string Of(PaymentEvent happened) =>
        happened.Match(
            sessionOpened: _ => SessionOpened,
            orderRequested: _ => OrderRequested,
            checkoutOpened: _ => CheckoutOpened,
            orderRefused: _ => OrderRefused,
            orderEnded: _ => OrderEnded,
            closeRequested: _ => CloseRequested,
            paid: _ => Paid,
            surplusReceived: _ => SurplusReceived,
            anomalyNoted: _ => AnomalyNoted,
            cancelled: _ => Cancelled,
            expired: _ => Expired);
}
