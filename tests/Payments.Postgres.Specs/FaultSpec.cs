using System.Globalization;

using Payments.Application.Ports;
using Payments.Postgres.Specs.Server;
using Payments.Sqlite.Specs;
using Payments.Testing;

namespace Payments.Postgres.Specs;

/// <summary>What can go wrong with a server is an answer, never an exception.</summary>
public sealed class FaultSpec : IDisposable
{
    static readonly SampleSession Session = new(1);
    static readonly CancellationToken Never = CancellationToken.None;

    TempSchema Schema { get; } = new();

    public void Dispose() => Schema.Dispose();

    [PostgresFact]
    public async Task While_another_holds_a_session_for_long_it_is_busy_and_can_still_be_read()
    {
        await using var store = (await Schema.TryOpen(patienceMilliseconds: 50)).Value();
        await store.Append(Session.Open(), Never);

        using (Schema.Hold("SELECT FROM sessions FOR UPDATE"))
        {
            Assert.Equal(new StoreFault.Busy(), await store.Append(Session.Append(1, Samples.Noon), Never).Fault());
            Assert.Equal(1, Version(await store.Load(Session.Key, Never)));
        }

        Assert.True((await store.Append(Session.Append(1, Samples.Noon), Never)).IsRight);
        Assert.Equal(2, Version(await store.Load(Session.Key, Never)));
    }

    // The gate is waited for without a lock's patience, so for longer than anybody waits for a connection.
    [PostgresFact]
    public async Task While_every_connection_is_in_use_it_is_busy_and_stores_nothing_later()
    {
        await using var store = (await Schema.TryOpen("Maximum Pool Size=1", 300)).Value();
        await store.Append(Session.Open(), Never);
        Schema.Run(
            """
            CREATE TABLE gate ();
            CREATE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                SET LOCAL lock_timeout = 0; LOCK TABLE gate; RETURN new; END $$;
            CREATE TRIGGER passing BEFORE UPDATE ON sessions FOR EACH ROW EXECUTE FUNCTION pass()
            """);
        using var gate = Schema.Hold("LOCK TABLE gate");
        var held = store.Append(Session.Append(1, Samples.Noon), Never);
        using var stop = new CancellationTokenSource();
        var cancelled = store.Append(new SampleSession(2).Open(), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(new StoreFault.Busy(), await store.Append(new SampleSession(3).Open(), Never).Fault());
        Assert.Equal(new StoreFault.Busy(), await held.Fault());
        Assert.Equal("1 1", Schema.Ask("SELECT count(*) || ' ' || max(version) FROM sessions"));
    }

    [PostgresFact]
    public async Task A_node_whose_connection_is_ended_in_the_middle_has_stored_nothing_and_goes_on()
    {
        await using var store = (await Schema.TryOpen()).Value();
        await store.Append(Session.Open(), Never);
        using (Schema.Hold("SELECT FROM sessions FOR UPDATE"))
        {
            var append = store.Append(Session.Append(1, Samples.Noon, Session.OpenOrder(1)), Never);
            while (Schema.Ask(Schema.End("wait_event_type = 'Lock'")) == "0")
                await Task.Yield();
            Assert.Equal(new StoreFault.Unreachable(), await append.Fault());
        }

        Assert.Equal("1 0", Schema.Ask("SELECT count(*) || ' ' || (SELECT count(*) FROM outbox) FROM events"));
        Assert.IsType<Appended.Stored>((await store.Append(Session.Append(1, Samples.Noon), Never)).Value());
    }

    [PostgresTheory]
    [InlineData("", PostgresSettings.DefaultConnections)]
    [InlineData("Maximum Pool Size=3", 3)]
    public async Task A_node_takes_no_more_connections_than_it_may(string with, int most)
    {
        await using var store = (await Schema.TryOpen(with)).Value();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(it => store.Append(new SampleSession(it).Open(), Never)));
        Assert.InRange(int.Parse(Schema.Ask(Schema.Nodes("count(*)", "true")), CultureInfo.InvariantCulture), 1, most);
        Assert.Equal("100", Schema.Ask("SELECT count(*) FROM sessions"));
    }

    [PostgresFact]
    public async Task Connections_that_were_ended_while_nobody_used_them_cost_an_answer_each_at_most()
    {
        await using var store = (await Schema.TryOpen()).Value();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(it => store.Append(new SampleSession(it).Open(), Never)));
        Schema.Ask(Schema.End("true"));
        var loaded = new List<bool>();
        for (var calls = 0; calls < 9; calls++)
            loaded.Add((await store.Load(Session.Key, Never)).IsRight);
        Assert.True(loaded[^1], string.Join(' ', loaded));
    }

    [PostgresFact]
    public async Task What_collides_is_tried_again_a_few_times_and_stored_once()
    {
        await using var store = Schema.Open();
        BeUnlucky(3, "40001");
        Assert.IsType<Appended.Stored>((await store.Append(Session.Open(SampleSession.Notify(1)), Never)).Value());
        Assert.Equal("1 1", Schema.Ask("SELECT count(*) || ' ' || (SELECT count(*) FROM outbox) FROM events"));
    }

    [PostgresFact]
    public async Task What_collides_again_and_again_is_busy()
    {
        await using var store = Schema.Open();
        BeUnlucky(99, "40P01");
        Assert.Equal(new StoreFault.Busy(), await store.Append(Session.Open(), Never).Fault());
        Assert.Equal("4", Schema.Ask("SELECT last_value FROM tries"));
    }

    [PostgresTheory]
    [InlineData("53100", "Full")]
    [InlineData("57014", "Busy")]
    [InlineData("58030", "Unreachable")]
    public async Task What_fails_at_the_commit_is_not_acknowledged_and_not_tried_again(string code, string fault)
    {
        await using var store = Schema.Open();
        BeUnlucky(99, code);
        Assert.Equal(fault, (await store.Append(Session.Open(), Never).Fault()).GetType().Name);
        Assert.Equal("1 0", Schema.Ask("SELECT last_value || ' ' || (SELECT count(*) FROM sessions) FROM tries"));
    }

    [PostgresFact]
    public async Task A_text_that_the_server_cannot_keep_is_an_answer_too()
    {
        await using var store = Schema.Open();
        var nonce = new WebhookNonce("provider", "certificate", "a\0b");
        var remembered = store.Remember(nonce, Samples.Noon, Samples.Noon, Never);
        Assert.Equal(new StoreFault.Unreadable(), await remembered.Fault());
        Assert.True((await store.IsKnown(nonce with { Nonce = "ab" }, Samples.Noon, Never)).IsRight);
    }

    [PostgresFact]
    public async Task A_schema_that_is_gone_is_unreadable()
    {
        await using var store = Schema.Open();
        Schema.Run("DROP TABLE outbox, events, sessions");
        Assert.Equal(new StoreFault.Unreadable(), await store.Load(Session.Key, Never).Fault());
    }

    static long Version(Either<StoreFault, Option<StoredSession>> loaded) =>
        loaded.Value().Map(it => it.Version).IfNone(0);

    // At the commit, when every statement has succeeded. A sequence counts on through what is undone.
    void BeUnlucky(int times, string code) =>
        Schema.Run(
            $"""
            CREATE SEQUENCE tries;
            CREATE FUNCTION unlucky() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('tries') <= {times} THEN RAISE EXCEPTION 'unlucky' USING ERRCODE = '{code}'; END IF;
                RETURN new; END $$;
            CREATE CONSTRAINT TRIGGER late AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION unlucky()
            """);
}
