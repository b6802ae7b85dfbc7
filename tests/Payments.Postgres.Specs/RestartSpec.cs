using Payments.Application.Ports;
using Payments.Postgres.Specs.Server;
using Payments.Sqlite.Specs;
using Payments.Testing;

namespace Payments.Postgres.Specs;

/// <summary>A server that stops without tidying up, and comes back.</summary>
public sealed class RestartSpec
{
    static readonly CancellationToken Never = CancellationToken.None;

    [OwnServerFact]
    public async Task What_was_acknowledged_before_a_crash_is_there_after_it_and_the_node_goes_on()
    {
        using var server = LocalServer.Start();
        var schema = new TempSchema(server.Connection);
        await using var store = schema.Open();
        var appending = Enumerable.Range(1, 8)
            .Select(it => Task.Run(() => AppendWhileItLasts(store, new(it))))
            .ToArray();
        while (schema.Ask("SELECT count(*) FROM events") is "0")
            await Task.Yield();

        server.Down();
        var acknowledged = await Task.WhenAll(appending);
        Assert.Equal(new StoreFault.Unreachable(), await store.Load(new SampleSession(1).Key, Never).Fault());

        server.Up();
        foreach (var (session, version) in acknowledged)
            Assert.InRange(await Version(store, session), version, version + 1);
        Assert.True((await store.Append(new SampleSession(9).Open(), Never)).IsRight);
    }

    // What was under way may be stored or not, and is one event: nothing else was asked for.
    static async Task<(SampleSession Session, long Version)> AppendWhileItLasts(
        PostgresStore store, SampleSession session)
    {
        for (var version = 0L; ; version++)
        {
            var append = version == 0 ? session.Open() : session.Append(version, Samples.Noon);
            var appended = await store.Append(append, Never);
            if (appended.Case is StoreFault fault)
            {
                Assert.Equal(new StoreFault.Unreachable(), fault);
                return (session, version);
            }

            Assert.IsType<Appended.Stored>(appended.Case);
        }
    }

    // The first calls may find connections that went with the server.
    static async Task<long> Version(PostgresStore store, SampleSession session)
    {
        var loaded = await store.Load(session.Key, Never);
        for (var tries = 0; tries < PostgresSettings.DefaultConnections && loaded.IsLeft; tries++)
            loaded = await store.Load(session.Key, Never);
        return loaded.Value().Map(it => it.Version).IfNone(0);
    }
}
