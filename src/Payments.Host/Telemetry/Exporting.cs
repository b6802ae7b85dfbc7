using System.Collections;
using System.Diagnostics;

using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

using Payments.Application.Telemetry;
using Payments.BinancePay.Webhooks;
using Payments.Webhooks;

namespace Payments.Host.Telemetry;

/// <summary>Sends traces and metrics to the operator's collector, over OTLP. docs/operations.md lists them.</summary>
/// <remarks>
/// On only where <see cref="HostSettings.IsExporting"/>. How it is reached is OpenTelemetry's own: every variable
/// that begins with <c>OTEL_</c>. No collector, and none that fails, keeps the host from serving.
/// </remarks>
static class Exporting
{
    const string ServiceName = "payments";

    public static void AddExporting(this WebApplicationBuilder builder)
    {
        // A client must not choose whose trace it joins, have it kept, or write into it by tracestate and baggage.
        builder.Services.AddSingleton<DistributedContextPropagator>(new NoStrangersTrace());
        Sdk.SetDefaultTextMapPropagator(new CompositeTextMapPropagator([]));

        builder.Configuration.AddInMemoryCollection(Variables());
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(it => it.AddService(ServiceName).AddEnvironmentVariableDetector())
            .WithTracing(it => it
                .AddSource(PaymentTelemetry.SourceName, MerchantWebhooks.SourceName)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddProcessor(new KnownTagsOnly())
                .AddOtlpExporter())
            .WithMetrics(it => it
                .AddMeter(PaymentTelemetry.MeterName, MerchantWebhooks.MeterName, BinancePayWebhooks.MeterName)
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter());
    }

    // The builder reads no variables, so that nothing else in them can open a port or a log.
    static IEnumerable<KeyValuePair<string, string?>> Variables() =>
        Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Where(it => $"{it.Key}".StartsWith("OTEL_", StringComparison.Ordinal))
            .Select(it => KeyValuePair.Create($"{it.Key}", it.Value as string));
}
