using System.Text.Json;
using System.Text.RegularExpressions;

using Payments.BinancePay.Webhooks;
using Payments.Postgres.Specs.Server;
using Payments.Testing.BinancePay;

namespace Payments.Host.Specs.Program;

/// <summary>Three real hosts on one PostgreSQL.</summary>
public sealed partial class NodesSpec : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly SharedStore store = new();

    public void Dispose() => store.Dispose();

    [PostgresFact]
    public async Task Hosts_that_start_at_once_make_one_schema_one_business_and_one_key()
    {
        await using var nodes = await Nodes.Start(store, 3);

        Assert.Single(nodes.All.Select(it => it.Key).Distinct());
        Assert.Single(Id().Matches(await store.Done("keys list")));
        Assert.All(nodes.All, it => Assert.Contains("Serving payment sessions with PostgreSQL", it.Printed));
    }

    [PostgresFact]
    public async Task Any_host_serves_any_session()
    {
        await using var nodes = await Nodes.Start(store, 3);
        var (a, b, c) = (nodes[0], nodes[1], nodes[2]);

        var (_, opened) = await a.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-1"));
        var session = PathOf(opened);
        Assert.Equal(409, (await b.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-1"))).Status);
        var captured = await b.Ask(HttpMethod.Post, session);
        Assert.Equal(captured.Body.GetRawText(), (await c.Ask(HttpMethod.Post, session)).Body.GetRawText());
        Assert.Equal(200, (await c.Ask(HttpMethod.Post, $"/sandbox{session}/pay")).Status);
        Assert.Equal(["paid", "paid", "paid"], await Task.WhenAll(nodes.All.Select(it => StatusOf(it, session))));
    }

    [PostgresFact]
    public async Task A_key_or_an_endpoint_that_a_command_makes_holds_on_every_host()
    {
        await using var nodes = await Nodes.Start(store, 2);
        var made = await store.Done("keys create --mode test --name second");
        var key = Key().Match(made).Value;
        Assert.Contains($"It is in the database {Where}", made, StringComparison.Ordinal);
        foreach (var node in nodes.All)
            Assert.Equal(201, (await node.Ask(
                HttpMethod.Post, "/payment-sessions", Request.With($"ref-{node.Address.Port}"), key)).Status);

        await store.Done($"keys revoke --key {KeyId().Match(made).Value}");
        foreach (var node in nodes.All)
            Assert.Equal(401, (await node.Ask(HttpMethod.Get, "/payments", key: key)).Status);
    }

    [PostgresFact]
    public async Task What_a_killed_host_was_doing_is_finished_by_another_when_its_lease_has_ended()
    {
        await using var merchant = await Receiver.Start();
        await using var nodes = await Nodes.Start(store, 1, "--lease PT6S --receivers any");
        await store.Done($"webhooks add --business {await Business()} --mode test --url {merchant.Address} --receivers any");
        merchant.Hangs = true;
        var (_, opened) = await nodes[0].Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-1"));
        await nodes[0].Ask(HttpMethod.Post, $"{PathOf(opened)}/cancel");
        await merchant.Hear(1, Patience);

        await nodes.Add(2);
        await nodes[0].Kill();
        merchant.Hangs = false;
        await merchant.Hear(1, Patience);
        Assert.Equal(2, merchant.Ids.Count);
        Assert.Single(merchant.Ids.Distinct());
        Assert.Equal(["cancelled", "cancelled"], await Task.WhenAll(
            nodes.All.Skip(1).Select(it => StatusOf(it, PathOf(opened)))));
    }

    [PostgresFact]
    public async Task The_work_of_all_hosts_does_nothing_twice()
    {
        const int Sessions = 9;
        await using var binance = await FakeBinancePay.Start(new FakeBinancePaySettings(SystemClock.Instance));
        await using var merchant = await Receiver.Start();
        await using var nodes = await Nodes.Start(store, 3, "--lifetime PT12S --receivers any", binance);
        var live = nodes[0].LiveKey;
        await store.Done(
            $"webhooks add --business {await Business("live")} --mode live --url {merchant.Address} --receivers any");

        var sessions = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(async number => PathOf(
            (await nodes[number % 3].Ask(HttpMethod.Post, "/payment-sessions", Request.With($"ref-{number}"), live)).Body)));
        await Task.WhenAll(sessions.SelectMany(session => nodes.All.Select(node =>
            node.Ask(HttpMethod.Post, session, key: live))));
        foreach (var order in binance.Orders.Take(3))
            Assert.True(binance.Pay(order.TradeNo));
        foreach (var node in nodes.All)
        {
            binance.WebhookAddress = new Uri(node.Address, BinancePayWebhooks.Path);
            await binance.DeliverWebhooks();
        }

        // The others expire: a sweep comes each second, on each host.
        await merchant.Hear(Sessions, Patience);
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

    string Where => $"{store.Schema.Settings(SharedServer.Connection)}";

    async Task<string> Business(string mode = "test") =>
        (await store.Done("keys list")).Split('\n').Single(it => it.Contains($"  {mode}  ")).Split("  ")[1];

    static string PathOf(JsonElement opened) =>
        $"/payment-sessions/{opened.GetProperty("data").GetProperty("payment").GetProperty("id")}";

    static async Task<string> StatusOf(HostProcess node, string session) =>
        (await node.Ask(HttpMethod.Get, session)).Body.GetProperty("data").GetProperty("status").GetString()!;

    [GeneratedRegex("^[0-9a-f]{12} ", RegexOptions.Multiline)]
    private static partial Regex Id();

    [GeneratedRegex("(?<=key +)test_\\S+")]
    private static partial Regex Key();

    [GeneratedRegex("(?<=id +)[0-9a-f]{12}")]
    private static partial Regex KeyId();
}
