using Payments.Application.Telemetry;
using Payments.BinancePay.Webhooks;
using Payments.Domain.Sessions;
using Payments.Webhooks;

namespace Payments.Host.Specs.Secrecy;

/// <summary>Every instrument and span, with all that its tags may say. What is not here must not come out.</summary>
static class Watched
{
    static readonly (string Tag, string[] Words) Mode = (TelemetryTags.Mode, ["live", "test"]);

    static readonly (string Tag, string[] Words) Lane = (TelemetryTags.Lane, ["merchant", "provider"]);

    static readonly (string Tag, string[] Words) Effect =
        (TelemetryTags.Effect, ["close_order", "notify_merchant", "open_order"]);

    public static IReadOnlyList<(string Instrument, (string Tag, string[] Words)[] Tags)> Instruments { get; } =
    [
        (PaymentTelemetry.Sessions, [Mode, (TelemetryTags.Status, [.. PaymentStatus.All.Map(it => it.Word)])]),
        (PaymentTelemetry.Anomalies,
            [
                (TelemetryTags.Anomaly,
                    [
                        "after_cancel", "after_expiry", "closed_after_paid", "duplicate", "ended_order", "late", "over",
                        "refunded", "under", "unknown_order", "wrong_currency",
                    ]),
                Mode, (TelemetryTags.Surplus, ["false", "true"]),
            ]),
        (PaymentTelemetry.ProviderDuration,
            [
                Mode, (TelemetryTags.Operation, ["close", "open", "query"]),
                (TelemetryTags.Outcome,
                    [
                        "accepted", "broke_off", "cannot_close", "closed", "not_found", "opened", "paid", "payable",
                        "refused", "unknown",
                    ]),
                (TelemetryTags.Provider, ["binance_pay", "other", "sandbox"]),
            ]),
        (PaymentTelemetry.OutboxEffects,
            [
                Effect, Lane, Mode,
                (TelemetryTags.Outcome,
                    ["broke_off", "claim_lost", "done", "left", "parked", "put_off", "store_failed"]),
            ]),
        (PaymentTelemetry.OutboxLag, [Effect, Lane, Mode]),
        (MerchantWebhooks.CounterName,
            [(TelemetryTags.Outcome, ["busy", "delivered", "not_allowed", "refused", "unreachable"])]),
        (BinancePayWebhooks.CounterName, [(TelemetryTags.Outcome, [.. WebhookAnswer.All.Select(it => it.Code).Order()])]),
    ];

    public static IReadOnlyList<(string Span, string[] Tags)> Spans { get; } =
    [
        .. new[] { "open", "capture", "cancel", "expire", "learn" }.Select(it => ($"decide {it}", OfPayment())),
        .. new[] { "open_order", "close_order" }.Select(it => ($"effect {it}", OfPayment())),
        ("effect notify_merchant", OfPayment(TelemetryTags.Notice)),
        .. new[] { "open", "query", "close" }.Select(it => ($"provider {it}", OfPayment(TelemetryTags.Provider))),
        ("webhook try", [TelemetryTags.Endpoint, TelemetryTags.Outcome, TelemetryTags.Message]),
    ];

    public static bool IsKnown(string instrument, string tag, string word) =>
        Instruments.Where(it => it.Instrument == instrument)
            .SelectMany(it => it.Tags)
            .Any(it => it.Tag == tag && it.Words.Contains(word, StringComparer.OrdinalIgnoreCase));

    public static bool IsKnown(string span, string tag) =>
        Spans.Any(it => it.Span == span && it.Tags.Contains(tag));

    static string[] OfPayment(params string[] more) =>
        [TelemetryTags.Mode, TelemetryTags.Outcome, TelemetryTags.Payment, .. more];
}
