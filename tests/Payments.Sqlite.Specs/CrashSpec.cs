using System.Globalization;

using Payments.Application.Ports;
using Payments.Testing;

using Xunit.Abstractions;

namespace Payments.Sqlite.Specs;

/// <summary>A process that is killed in the middle loses nothing acknowledged and leaves nothing half done.</summary>
public sealed class CrashSpec(ITestOutputHelper output) : IDisposable
{
    const int Kills = 6;
    const int MaxLines = 400;

    static readonly Instant AfterLeases = SampleSession.LeaseAt(Samples.Noon).Until;

    readonly TempFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_after_it()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        var acknowledged = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            // The first is killed while it makes the file; each goes on with sessions of its own.
            using var child = Child.Start("append", file.Path, $"{1 + kill * 1_000_000}");
            acknowledged.AddRange(await child.KillAfter(kill == 0 ? 1 : dice.Next(2, MaxLines)));
            await HoldsAll(acknowledged);
        }

        output.WriteLine($"{acknowledged.Count} acknowledged");
        Assert.True(acknowledged.Count > Kills);
    }

    [Fact]
    public async Task Of_two_processes_at_one_session_exactly_one_wins_each_version()
    {
        const int Last = 60;
        await using (var store = file.Open())
            await store.Append(new SampleSession(1).Open(), CancellationToken.None);

        using var first = Child.Start("race", file.Path, $"{Last}");
        using var second = Child.Start("race", file.Path, $"{Last}");
        var lines = await Task.WhenAll(first.End(), second.End());
        var won = lines
            .SelectMany(it => it)
            .Where(it => it.StartsWith("won ", StringComparison.Ordinal))
            .Select(it => Number(it, 1));
        Assert.Equal(Enumerable.Range(2, Last - 1), won.Order());
        Assert.Equal("ok", file.Ask("PRAGMA integrity_check"));
    }

    async Task HoldsAll(List<string> acknowledged)
    {
        await using var store = file.Open();
        Assert.Equal("ok", file.Ask("PRAGMA integrity_check"));
        Assert.Equal("", file.Ask("PRAGMA foreign_key_check"));

        foreach (var line in acknowledged.Where(it => it.StartsWith("version ", StringComparison.Ordinal)))
        {
            var loaded = await store.Load(new SampleSession(Number(line, 1)).Key, CancellationToken.None);
            var version = loaded.Value().Map(it => it.Version).IfNone(0);
            Assert.True(version >= Number(line, 2), $"{line} was acknowledged, but version {version} is stored");
        }

        // A lease that ends at once: the next look finds the same.
        var lease = new Lease("node 2", AfterLeases, AfterLeases);
        var open = await store.Claim(new Lane.Provider(), lease, int.MaxValue, CancellationToken.None);
        Assert.Empty(acknowledged.Intersect(
            open.Value().Map(it => $"done {it.Claim.Session.Payment} {it.Effect.Key}")));

        // Events and effects go together: a session that was only opened has its first effect to do, one with its
        // answer has the second, and all have as many events as their row says.
        Assert.Equal("0", file.Ask(
            """
            SELECT count(*) FROM sessions AS s
            WHERE (version = 1) <> EXISTS (
                    SELECT 1 FROM outbox AS o WHERE o.payment = s.payment AND key = 'open:1' AND state = 'ready')
                OR (version = 2) <> EXISTS (SELECT 1 FROM outbox AS o WHERE o.payment = s.payment AND key = 'close:1')
                OR NOT EXISTS (SELECT 1 FROM outbox AS o WHERE o.payment = s.payment AND lane = 'merchant')
                OR version <> (SELECT count(*) FROM events AS e WHERE e.payment = s.payment)
            """));
    }

    static int Number(string line, int word) =>
        int.Parse(line.Split(' ')[word], NumberStyles.None, CultureInfo.InvariantCulture);
}
