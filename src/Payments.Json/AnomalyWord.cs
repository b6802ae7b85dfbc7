using Payments.Domain.Sessions;

namespace Payments.Json;

/// <summary>What an anomaly is called on the wire and in the store.</summary>
static class AnomalyWord
{
    public const string Late = "late";
    public const string Over = "over";
    public const string Under = "under";
    public const string WrongCurrency = "wrong_currency";
    public const string AfterCancel = "after_cancel";
    public const string AfterExpiry = "after_expiry";
    public const string Duplicate = "duplicate";
    public const string EndedOrder = "ended_order";
    public const string UnknownOrder = "unknown_order";
    public const string ClosedAfterPaid = "closed_after_paid";
    public const string Refunded = "refunded";

    public static string Of(Anomaly anomaly) =>
        anomaly.Match(
            late: _ => Late,
            over: _ => Over,
            under: _ => Under,
            wrongCurrency: _ => WrongCurrency,
            afterCancel: _ => AfterCancel,
            afterExpiry: _ => AfterExpiry,
            duplicate: _ => Duplicate,
            endedOrder: _ => EndedOrder,
            unknownOrder: _ => UnknownOrder,
            closedAfterPaid: _ => ClosedAfterPaid,
            refunded: _ => Refunded);
}
