using Payments.Domain.Sessions;

namespace Payments.Application.Telemetry;

/// <summary>The words of tags and spans. They stay when the code is renamed: dashboards know them.</summary>
static class TelemetryWords
{
    public static string Of(Effect effect) =>
        effect.Match(
            openOrder: _ => "open_order", closeOrder: _ => "close_order", notifyMerchant: _ => "notify_merchant");

    /// <summary>What a span says of an effect beside its name.</summary>
    public static (string Tag, string Word)[] Tags(Effect effect) =>
        effect is Effect.NotifyMerchant { Notice: var notice } ? [(TelemetryTags.Notice, Of(notice))] : [];

    static string Of(Notice notice) =>
        notice.Match(succeeded: _ => "succeeded", failed: _ => "failed", surplus: _ => "surplus");

    public static string Of(PaymentCommand command) =>
        command.Match(capture: _ => "capture", cancel: _ => "cancel", expire: _ => "expire", learn: _ => "learn");

    /// <summary>Why a command was not obeyed: the rule, if a rule says no.</summary>
    public static string Of(NotHandled why) => why is NotHandled.Refused { Why: var rule } ? rule.Code : why.Name;

    /// <summary>The anomaly that an event tells of, and whether it came with money that was not credited.</summary>
    public static Seq<(string Word, bool IsSurplus)> Anomalies(PaymentEvent happened) =>
        happened is PaymentEvent.SurplusReceived { Anomaly: var surplus } ? Seq1((Of(surplus), true))
        : happened is PaymentEvent.AnomalyNoted { Anomaly: var noted } ? Seq1((Of(noted), false))
        : Seq<(string, bool)>();

    static string Of(Anomaly anomaly) =>
        anomaly.Match(
            late: _ => "late",
            over: _ => "over",
            under: _ => "under",
            wrongCurrency: _ => "wrong_currency",
            afterCancel: _ => "after_cancel",
            afterExpiry: _ => "after_expiry",
            duplicate: _ => "duplicate",
            endedOrder: _ => "ended_order",
            unknownOrder: _ => "unknown_order",
            closedAfterPaid: _ => "closed_after_paid",
            refunded: _ => "refunded");
}
