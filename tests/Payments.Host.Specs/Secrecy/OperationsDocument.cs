using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using Payments.Application.Telemetry;
using Payments.BinancePay;
using Payments.BinancePay.Webhooks;
using Payments.Http;
using Payments.Webhooks;

namespace Payments.Host.Specs.Secrecy;

/// <summary>docs/operations.md, as the running code has it.</summary>
public sealed class OperationsDocument
{
    static readonly Assembly[] Packages =
    [
        typeof(PaymentTelemetry).Assembly, typeof(PaymentErrors).Assembly, typeof(BinancePayProvider).Assembly,
        typeof(MerchantWebhooks).Assembly, typeof(HostSettings).Assembly,
    ];

    const string About = """
        What an operator can watch. Written by the specs from the running code.

        The host exports metrics and traces over OTLP if `OTEL_EXPORTER_OTLP_ENDPOINT` is set, and nothing otherwise:

        ```sh
        OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317 dotnet run --project src/Payments.Host
        ```

        Every other variable of OpenTelemetry that begins with `OTEL_` holds as well (protocol, headers, sampler, resource
        attributes); the service is called `payments` unless `OTEL_SERVICE_NAME` says otherwise. An app that embeds the packages
        adds the meters `Payments.Application`, `Payments.BinancePay` and `Payments.Webhooks`, and the sources
        `Payments.Application` and `Payments.Webhooks`.

        **Never in any of it**: keys, secrets, links, e-mail addresses, phone numbers, names, addresses, references, descriptions,
        orders, metadata, bodies, paths, queries and headers that somebody sent, and messages of exceptions. Metrics name no
        payment, no merchant and no host; spans and logs may hold ids of payments, orders and endpoints. A spec plants a word in
        every field and looks for it in all that comes out. Of spans about HTTP the host keeps the tags that it knows; it takes no
        `traceparent` from who asks, and sends none. An app of yours has to see to that itself: ASP.NET Core writes paths into
        spans and log scopes.

        ## Metrics

        Beside these the host exports ASP.NET Core's own, such as `http.server.request.duration`. Tags and their values:
        """;

    const string AboutSpans = """
        `payments.sessions` counts what this node stored; how many stand in each status now says `GET /payments/stats`. The lag of
        an effect counts from when it was queued, or un-parked, and is told when it is done: one that never is shows only as
        `put_off`.

        ## Spans
        """;

    const string AboutEvents = """
        A decision says as its outcome the status that it led to, or why not. An effect that is run at once stands in the trace of
        the request that led to it; one that is taken from the outbox later begins a trace of its own, found by the payment's id,
        because the outbox keeps no trace.

        ## Log events

        Lines are structured; their event has a number and a name that stay when a sentence is reworded. The host logs warnings
        and errors, without scopes.
        """;

    [Fact]
    public void Is_written_from_the_code() =>
        Document.Is(
            "operations.md",
            "Operations",
            About,
            $"{Metrics()}\n{AboutSpans}\n\n{Spans()}\n{AboutEvents}\n\n{Events()}");

    static string Metrics() =>
        Document.Table("metric", ["kind", "unit", "what", "tags"], Published().Select(it => new[]
        {
            $"`{it.Name}`", it.GetType().Name.Split('`')[0].ToLowerInvariant(), $"`{it.Unit}`", it.Description!,
            string.Join("; ", Watched.Instruments.Single(known => known.Instrument == it.Name).Tags
                .Select(tag => $"`{tag.Tag}`: {string.Join(", ", tag.Words)}")),
        }));

    static string Spans() =>
        Document.Table("span", ["tags"], Watched.Spans.Select(it =>
            new[] { $"`{it.Span}`", string.Join(", ", it.Tags.Select(tag => $"`{tag}`")) }));

    static string Events() =>
        Document.Table("event", ["name", "package"], Packages
            .SelectMany(package => package.GetTypes().Single(it => it.Name == "LogEvents").GetFields()
                .Select(it => (Event: (EventId)it.GetValue(null)!, Package: package.GetName().Name!)))
            .OrderBy(it => it.Event.Id)
            .Select(it => new[] { it.Event.Id.ToString(CultureInfo.InvariantCulture), $"`{it.Event.Name}`", it.Package }));

    // All that our packages have, once.
    static Instrument[] Published()
    {
        var found = new ConcurrentDictionary<string, Instrument>();
        using var services = new ServiceCollection()
            .AddMetrics().AddLogging().AddSingleton<IClock>(SystemClock.Instance)
            .AddBinancePayWebhooks()
            .AddMerchantWebhooks(new MerchantWebhookSettings())
            .BuildServiceProvider();
        using var listener = new MeterListener
        {
            InstrumentPublished = (it, _) =>
            {
                if (it.Meter.Name.StartsWith("Payments.", StringComparison.Ordinal))
                    found.TryAdd(it.Name, it);
            },
        };
        listener.Start();
        RuntimeHelpers.RunClassConstructor(typeof(PaymentTelemetry).TypeHandle);
        foreach (var package in new[] { typeof(WebhookAnswer), typeof(MerchantWebhooks) })
            services.GetService(package.Assembly.GetTypes().Single(it => it.Name == "WebhookCounter"));
        return found.Values.OrderBy(it => it.Name, StringComparer.Ordinal).ToArray();
    }
}
