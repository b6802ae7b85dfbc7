using System.Diagnostics.Metrics;

using Payments.Application.Telemetry;

namespace Payments.Webhooks.Sending;

/// <summary>Counts what became of tries.</summary>
sealed class WebhookCounter
{
    readonly Counter<long> tries;

    public WebhookCounter(IMeterFactory meters) =>
        tries = meters.Create(MerchantWebhooks.MeterName).CreateCounter<long>(
            MerchantWebhooks.CounterName, "{try}", "Webhooks to merchants by what became of each try");

    public void Count(string outcome) =>
        tries.Add(1, new KeyValuePair<string, object?>(TelemetryTags.Outcome, outcome));
}
