using System.Diagnostics.Metrics;

using Payments.Application.Telemetry;

namespace Payments.BinancePay.Webhooks;

/// <summary>Counts what became of webhooks.</summary>
sealed class WebhookCounter
{
    readonly Counter<long> webhooks;

    public WebhookCounter(IMeterFactory meters) =>
        webhooks = meters.Create(BinancePayWebhooks.MeterName).CreateCounter<long>(
            BinancePayWebhooks.CounterName, "{webhook}", "Webhooks by what became of them");

    public void Count(WebhookAnswer answer) =>
        webhooks.Add(1, new KeyValuePair<string, object?>(TelemetryTags.Outcome, answer.Code));
}
