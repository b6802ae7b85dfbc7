using System.Diagnostics;
using System.Text.Json;

using Payments.Application.Telemetry;
using Payments.BinancePay.Webhooks;
using Payments.Host.Specs.Secrecy;
using Payments.Testing.BinancePay;

namespace Payments.Host.Specs.Program;

/// <summary>What the host exports, and what never is.</summary>
public sealed class ExportSpec : IDisposable
{
    const string StrangersTrace = "0af7651916cd43dd8448eb211c80319c";

    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_run_is_exported_without_what_anybody_told_it()
    {
        await using var collector = await Collector.Start();
        await using var binance = await FakeBinancePay.Start(new(SystemClock.Instance)
        {
            Credentials = new MerchantCredentials(Sentinels.ProviderKey, Sentinels.ProviderSecret),
        });
        await using var host = await HostProcess.Serve(folder.Path, prepare: it => Prepare(it, collector, binance));
        binance.WebhookAddress = new Uri(host.Address, BinancePayWebhooks.Path);

        var secrets = await PayOnce(host, binance);
        await AskAsAStranger(host, secrets);
        Assert.Equal(0, await host.Stop());

        AssertTold(collector);
        foreach (var text in new[] { collector.Traces, collector.Metrics })
            Assert.Empty(Sentinels.In(text, [.. secrets, host.Key, host.LiveKey]));
        Assert.Empty(Sentinels.In(
            host.Printed.Replace(host.Key, "", StringComparison.Ordinal), [.. secrets, host.LiveKey]));
        Assert.DoesNotContain(StrangersTrace, Convert.ToHexStringLower(collector.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_is_not_there_keeps_nobody_from_paying()
    {
        await using var host = await HostProcess.Serve(folder.Path, prepare: it =>
            it.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{Sentinels.ProviderKey}:{Sentinels.ProviderSecret}@127.0.0.1:9");
        var (opened, _) = await host.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-1"));
        Assert.Equal(201, opened);
        Assert.Equal(0, await host.Stop());
        Assert.Empty(Sentinels.In(host.Printed));
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_in_one_sentence_that_does_not_repeat_it()
    {
        var (exitCode, printed, complaints) = await HostProcess.Run(
            $"serve --port 0 --data {folder.Path}",
            it => it.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"{Sentinels.ProviderSecret}:4317/x y");
        Assert.Equal(
            (2, "OTEL_EXPORTER_OTLP_ENDPOINT is the address of a collector such as http://localhost:4317."),
            (exitCode, complaints.Trim()));
        Assert.Empty(Sentinels.In(printed));
    }

    static void AssertTold(Collector collector)
    {
        foreach (var span in new[]
        {
            "decide capture", "effect open_order", "provider open", "provider query", "POST /payment-sessions/{payment_id}",
            "payments.payment_id",
        })
            Assert.Contains(span, collector.Traces, StringComparison.Ordinal);
        foreach (var metric in new[]
        {
            PaymentTelemetry.Sessions, PaymentTelemetry.ProviderDuration, PaymentTelemetry.OutboxLag,
            PaymentTelemetry.OutboxEffects, BinancePayWebhooks.CounterName, "http.server.request.duration", "binance_pay",
        })
            Assert.Contains(metric, collector.Metrics, StringComparison.Ordinal);
    }

    static void Prepare(ProcessStartInfo start, Collector collector, FakeBinancePay binance)
    {
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString();
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        // What could undo the instrumentation's own redaction must not matter.
        start.Environment["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
        start.Environment["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";
        start.Environment["BinancePay__ApiKey"] = binance.Credentials.ApiKey;
        start.Environment["BinancePay__ApiSecret"] = binance.Credentials.ApiSecret;
        start.Environment["BinancePay__BaseAddress"] = binance.Address.ToString();
    }

    // Answers the token and the links of the order, which whoever has them can open.
    static async Task<string[]> PayOnce(HostProcess host, FakeBinancePay binance)
    {
        var (opened, session) = await host.Ask(
            HttpMethod.Post, "/payment-sessions", Sentinels.RequestOf(1), host.LiveKey, Sentinels.IdempotencyKey);
        Assert.Equal(201, opened);
        var path = $"/payment-sessions/{Data(session).GetProperty("payment").GetProperty("id")}";
        var (captured, checkout) = await host.Ask(HttpMethod.Post, path, key: host.LiveKey);
        Assert.Equal(200, captured);
        Assert.True(binance.Pay(binance.Orders[0].TradeNo));
        Assert.True(Assert.Single(await binance.DeliverWebhooks()).Acknowledged);
        var links = Data(checkout).GetProperty("links");
        return [TokenOf(links), .. links.EnumerateObject().Select(it => it.Value.GetString()!)];
    }

    // Whatever stands in paths, queries and headers.
    static async Task AskAsAStranger(HostProcess host, string[] secrets)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var token = secrets[0];
        foreach (var path in new[]
        {
            $"/{Sentinels.Path}?{Sentinels.Query}={Sentinels.Query}", $"/payments?reference={Sentinels.Query}",
            $"/sandbox/payment-sessions/{Sentinels.Path}", $"/sandbox/{token}?_dp={token}",
        })
        {
            foreach (var method in new[] { HttpMethod.Get, new HttpMethod(Sentinels.WebhookBody.ToUpperInvariant()) })
            {
                using var request = Traced(method, path);
                using var refused = await client.SendAsync(request);
                Assert.InRange((int)refused.StatusCode, 400, 499);
            }
        }
    }

    static HttpRequestMessage Traced(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Host = $"{Sentinels.WebhookHeader}.example";
        foreach (var (name, value) in new[]
        {
            ("User-Agent", Sentinels.UserAgent), ("traceparent", $"00-{StrangersTrace}-b7ad6b7169203331-01"),
            ("tracestate", $"zq={Sentinels.WebhookHeader}"), ("baggage", $"name={Sentinels.WebhookHeader}"),
        })
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    static string TokenOf(JsonElement links) => new Uri(links.GetProperty("checkout_url").GetString()!).Segments[^1];

    static JsonElement Data(JsonElement body) => body.GetProperty("data");
}
