using Payments.BinancePay.Webhooks;
using Payments.Postgres.Specs.Server;
using Payments.Testing.BinancePay;

namespace Payments.Host.Specs.Program;

/// <summary>What is done in the background, by three real hosts on one PostgreSQL: sweeps, effects, notices.</summary>
public sealed class NodesAtWorkSpec : IDisposable
{
    readonly SharedStore store = new();

    public void Dispose() => store.Dispose();

    [PostgresFact]
    public async Task The_work_of_all_hosts_does_nothing_twice()
    {
        const int Sessions = 9;
        await using var binance = await FakeBinancePay.Start(
            new FakeBinancePaySettings(SystemClock.Instance) { TimestampWindow = Nodes.Window });
        await using var merchant = await Receiver.Start();
        await using var nodes = await Nodes.Start(store, 3, "--lifetime PT30S --receivers any", binance);
        var live = nodes[0].LiveKey;
        await store.Done(
            $"webhooks add --business {await store.Business("live")} --mode live --url {merchant.Address} --receivers any");

        var sessions = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(async number =>
        {
            var request = Request.With($"ref-{number}");
            return Nodes.PathOf((await nodes[number % 3].Ask(HttpMethod.Post, "/payment-sessions", request, live)).Body);
        }));
        await Task.WhenAll(sessions.SelectMany(session => nodes.All.Select(node => Capture(node, session, live))));
        foreach (var order in binance.Orders.Take(3))
            Assert.True(binance.Pay(order.TradeNo));
        foreach (var node in nodes.All)
        {
            binance.WebhookAddress = new Uri(node.Address, BinancePayWebhooks.Path);
            await binance.DeliverWebhooks();
        }

        // The others expire: a sweep comes each second, on each host.
        await merchant.Hear(Sessions, Nodes.Patience);
        await nodes.Stop();
        var asked = binance.Requests.Count(it => it.Route == BinancePayRoute.CreateOrder);
        Assert.Equal((Sessions, Sessions), (asked, binance.Orders.Count));
        Assert.Equal((Sessions, Sessions), (merchant.Ids.Count, merchant.Ids.Distinct().Count()));
        Assert.Equal(
            "expired 6, paid 3",
            store.Schema.Ask(
                "SELECT string_agg(status || ' ' || many, ', ' ORDER BY status) "
                + "FROM (SELECT status, count(*) AS many FROM sessions GROUP BY status) AS each"));
    }

    // As a client does whose order is not open yet: the machine may be busy with others.
    static async Task Capture(HostProcess node, string session, string key)
    {
        var (status, reply) = await node.Ask(HttpMethod.Post, session, key: key);
        for (; status == 503; (status, reply) = await node.Ask(HttpMethod.Post, session, key: key))
            await Task.Delay(TimeSpan.FromSeconds(reply.GetProperty("error").GetProperty("retry_after").GetInt32()));
        Assert.True(status == 200, reply.GetRawText());
    }
}
