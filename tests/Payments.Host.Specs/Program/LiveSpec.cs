using Payments.BinancePay.Webhooks;
using Payments.Testing.BinancePay;

namespace Payments.Host.Specs.Program;

/// <summary>Live sessions: with Binance Pay where it is configured, with nobody where it is not.</summary>
public sealed class LiveSpec : IDisposable
{
    readonly Folder folder = new();

    [Fact]
    public async Task A_live_session_is_paid_at_Binance_Pay()
    {
        await using var binance = await FakeBinancePay.Start(new FakeBinancePaySettings(SystemClock.Instance));
        await using var host = await Serve(binance);
        binance.WebhookAddress = new Uri(host.Address, BinancePayWebhooks.Path);
        var (opened, session) = await Open(host, host.LiveKey);
        Assert.Equal(201, opened);

        var (captured, checkout) = await host.Ask(HttpMethod.Post, session, key: host.LiveKey);
        Assert.Equal((200, "pending"), (captured, Status(checkout)));
        Assert.Equal(4, checkout.GetProperty("data").GetProperty("links").EnumerateObject().Count());

        Assert.True(binance.Pay(Assert.Single(binance.Orders).TradeNo));
        var told = Assert.Single(await binance.DeliverWebhooks());
        Assert.True(told.Acknowledged);
        Assert.Equal("paid", Status((await host.Ask(HttpMethod.Get, session, key: host.LiveKey)).Body));
    }

    [Fact]
    public async Task A_test_session_never_reaches_Binance_Pay_and_no_key_opens_both()
    {
        await using var binance = await FakeBinancePay.Start(new FakeBinancePaySettings(SystemClock.Instance));
        await using var host = await Serve(binance);

        var (_, test) = await Open(host, host.Key);
        Assert.Equal(200, (await host.Ask(HttpMethod.Post, test)).Status);
        Assert.Empty(binance.Requests);
        Assert.Equal(404, (await host.Ask(HttpMethod.Get, test, key: host.LiveKey)).Status);
        Assert.NotEqual(host.Key, host.LiveKey);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_live_key_and_no_webhook()
    {
        await using var host = await HostProcess.Serve(folder.Path);

        Assert.Equal("", host.LiveKey);
        Assert.False(File.Exists(folder.PathOf("live.key")));
        Assert.Equal(404, (await host.Ask(HttpMethod.Post, BinancePayWebhooks.Path, "{}")).Status);
    }

    [Fact]
    public async Task Half_of_a_configuration_keeps_it_from_starting_and_shows_no_secret()
    {
        var (exitCode, printed, complaints) = await HostProcess.Run($"serve --port 0 --data {folder.Path}", start =>
        {
            start.Environment["BinancePay__ApiSecret"] = "sentinel-secret";
            start.Environment["BinancePay__TryTimeout"] = "PT1H";
            start.Environment["BinancePay__BaseAddress"] = "http://pay.example";
        });

        Assert.Equal(2, exitCode);
        Assert.Equal(
            "Binance Pay cannot be used: BinancePay__ApiKey must be present; "
                + "BinancePay__BaseAddress must be https://host, or http on this machine; "
                + "BinancePay__TryTimeout must be PT0.1S to PT10S.",
            complaints.Trim());
        Assert.DoesNotContain("sentinel", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lease_that_a_request_could_outlast_keeps_it_from_starting()
    {
        var (exitCode, _, complaints) = await HostProcess.Run($"serve --lease PT10S --data {folder.Path}", start =>
        {
            start.Environment["BinancePay__ApiKey"] = "key";
            start.Environment["BinancePay__ApiSecret"] = "secret";
        });

        Assert.Equal(
            (2, "Binance Pay cannot be used: BinancePay__TryTimeout and BinancePay__RequestWindow together must be "
                + "shorter than the lease."),
            (exitCode, complaints.Trim()));
    }

    [Fact]
    public async Task Neither_a_secret_nor_a_link_is_ever_printed()
    {
        await using var binance = await FakeBinancePay.Start(new FakeBinancePaySettings(SystemClock.Instance));
        await using var host = await Serve(binance);
        var (_, session) = await Open(host, host.LiveKey);
        binance.Faults.Next(BinancePayRoute.CreateOrder, new BinancePayFault.TruncatedJson());

        await host.Ask(HttpMethod.Post, session, key: host.LiveKey);
        await host.Stop();

        Assert.Contains("cannot be understood", host.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain(binance.Credentials.ApiSecret, host.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain(host.LiveKey, host.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("secpay", host.Printed, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    Task<HostProcess> Serve(FakeBinancePay binance) =>
        HostProcess.Serve(folder.Path, prepare: start =>
        {
            start.Environment["BinancePay__ApiKey"] = binance.Credentials.ApiKey;
            start.Environment["BinancePay__ApiSecret"] = binance.Credentials.ApiSecret;
            start.Environment["BinancePay__BaseAddress"] = binance.Address.ToString();
        });

    static async Task<(int Status, string Path)> Open(HostProcess host, string key)
    {
        var (status, body) = await host.Ask(
            HttpMethod.Post, "/payment-sessions", Request.With($"ref-{Guid.NewGuid():N}"), key);
        return (status, $"/payment-sessions/{body.GetProperty("data").GetProperty("payment").GetProperty("id")}");
    }

    static string Status(System.Text.Json.JsonElement body) =>
        body.GetProperty("data").GetProperty("status").GetString()!;
}
