using System.Text.Json;
using System.Text.RegularExpressions;

using Payments.Postgres.Specs.Server;

namespace Payments.Host.Specs.Program;

/// <summary>Three real hosts on one PostgreSQL.</summary>
public sealed partial class NodesSpec : IDisposable
{
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
        var session = Nodes.PathOf(opened);
        Assert.Equal(409, (await b.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-1"))).Status);
        var captured = await b.Ask(HttpMethod.Post, session);
        Assert.Equal(captured.Body.GetRawText(), (await c.Ask(HttpMethod.Post, session)).Body.GetRawText());
        Assert.Equal(200, (await c.Ask(HttpMethod.Post, $"/sandbox{session}/pay")).Status);
        Assert.Equal(["paid", "paid", "paid"], await Task.WhenAll(nodes.All.Select(it => StatusOf(it, session))));
    }

    [PostgresFact]
    public async Task A_key_that_a_command_makes_or_revokes_is_so_on_every_host()
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
    public async Task A_command_in_the_wrong_schema_makes_nothing_unless_it_may_be_the_first()
    {
        var (exitCode, _, complaints) = await HostProcess.Run("keys list", store.Prepare);
        Assert.Equal(
            (1, $"There is nothing of a host in the database {Where}; --connection and --schema, or "
                + "PAYMENTS_CONNECTION and PAYMENTS_SCHEMA, say where the host has it."),
            (exitCode, complaints.Trim()));
        Assert.Equal("", store.Schema.Ask($"SELECT to_regnamespace('{store.Schema.Name}')::text"));

        await store.Done("keys create --mode test");
        Assert.Single(Id().Matches(await store.Done("keys list")));
    }

    [PostgresFact]
    public async Task A_host_says_which_store_it_has_and_that_it_is_not_ready_without_it()
    {
        await using var nodes = await Nodes.Start(store, 1);
        var (ready, body) = await nodes[0].Ask(HttpMethod.Get, "/health/ready");
        Assert.Equal((200, "up", "postgres"), (ready, Dependency(body, "store"), Dependency(body, "store_name")));

        store.Schema.Run($"ALTER SCHEMA {store.Schema.Name} RENAME TO {store.Schema.Name}_gone");
        (ready, body) = await nodes[0].Ask(HttpMethod.Get, "/health/ready");
        Assert.Equal(
            (503, "unreadable", "postgres"), (ready, Dependency(body, "store"), Dependency(body, "store_name")));
    }

    [PostgresFact]
    public async Task What_a_killed_host_was_doing_is_finished_by_another_when_its_lease_has_ended()
    {
        await using var merchant = await Receiver.Start();
        await using var nodes = await Nodes.Start(store, 1, "--lease PT6S --receivers any");
        await store.Done(
            $"webhooks add --business {await store.Business("test")} --mode test --url {merchant.Address} --receivers any");
        merchant.Hangs = true;
        var (_, opened) = await nodes[0].Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-1"));
        await nodes[0].Ask(HttpMethod.Post, $"{Nodes.PathOf(opened)}/cancel");
        await merchant.Hear(1, Nodes.Patience);

        await nodes.Add(2);
        await nodes[0].Kill();
        merchant.Hangs = false;
        await merchant.Hear(1, Nodes.Patience);
        Assert.Equal(2, merchant.Ids.Count);
        Assert.Single(merchant.Ids.Distinct());
        Assert.Equal(["cancelled", "cancelled"], await Task.WhenAll(
            nodes.All.Skip(1).Select(it => StatusOf(it, Nodes.PathOf(opened)))));
    }

    string Where => $"{store.Schema.Settings(SharedServer.Connection)}";

    static string? Dependency(JsonElement ready, string name) =>
        ready.GetProperty("dependencies").GetProperty(name).GetString();

    static async Task<string> StatusOf(HostProcess node, string session) =>
        (await node.Ask(HttpMethod.Get, session)).Body.GetProperty("data").GetProperty("status").GetString()!;

    [GeneratedRegex("^[0-9a-f]{12} ", RegexOptions.Multiline)]
    private static partial Regex Id();

    [GeneratedRegex("(?<=key +)test_\\S+")]
    private static partial Regex Key();

    [GeneratedRegex("(?<=id +)[0-9a-f]{12}")]
    private static partial Regex KeyId();
}
