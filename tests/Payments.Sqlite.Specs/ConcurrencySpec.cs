using Payments.Application.Ports;
using Payments.Testing;

namespace Payments.Sqlite.Specs;

/// <summary>Many at once, as in a server: by one store, and by two at the same file.</summary>
public sealed class ConcurrencySpec : IDisposable
{
    const int Many = 8;
    const int Versions = 50;

    static readonly SampleSession Session = new(1);
    static readonly CancellationToken Never = CancellationToken.None;

    readonly TempFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Exactly_one_of_many_wins_each_version()
    {
        await using var one = file.Open();
        await using var two = file.Open();
        await one.Append(Session.Open(), Never);
        var won = await Task.WhenAll(Enumerable.Range(0, Many).Select(number =>
            Task.Run(() => Wins(number % 2 == 0 ? one : two))));
        Assert.Equal(Enumerable.Range(1, Versions).Select(it => (long)it), won.SelectMany(it => it).Order());
        Assert.Equal($"{Versions + 1}", file.Ask("SELECT max(position) FROM events"));
    }

    [Fact]
    public async Task Appends_that_share_a_commit_do_not_share_a_fate()
    {
        await using var store = file.Open();
        var answers = await Task.WhenAll(Enumerable.Range(0, Many * Versions).Select(number =>
            store.Append((new SampleSession(number) { Reference = Samples.Reference(number / Many) }).Open(), Never)));
        Assert.Equal(Versions, answers.Count(it => it.Case is Appended.Stored));
        Assert.Equal(Many * Versions - Versions, answers.Count(it => it.Case is Appended.ReferenceTaken));
        Assert.Equal($"{Versions}", file.Ask("SELECT count(*) FROM sessions"));
    }

    [Fact]
    public async Task What_was_acknowledged_is_seen_by_every_later_load_beside_a_busy_writer()
    {
        await using var store = file.Open();
        await Task.WhenAll(Enumerable.Range(1, Many).Select(number => Task.Run(async () =>
        {
            var session = new SampleSession(number);
            await store.Append(session.Open(), Never);
            for (var version = 1L; version <= Versions; version++)
            {
                await store.Append(session.Append(version, Samples.Noon), Never);
                var loaded = await store.Load(session.Key, Never);
                Assert.Equal(version + 1, loaded.Value().Map(it => it.Version).IfNone(0));
            }
        })));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_is_stored_whole_or_not_at_all()
    {
        await using var store = file.Open();
        using var stop = new CancellationTokenSource();
        var calls = Enumerable.Range(0, Many * Versions)
            .Select(number => store.Append(new SampleSession(number).Open(SampleSession.Notify(1)), stop.Token))
            .ToArray();
        await stop.CancelAsync();
        var stored = 0;
        foreach (var call in calls)
            stored += await Stored(call) ? 1 : 0;

        Assert.Equal($"{stored}", file.Ask("SELECT count(*) FROM sessions"));
        Assert.Equal($"{stored}", file.Ask("SELECT count(*) FROM outbox"));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_others_hold_the_file_leaves_nothing()
    {
        await using var store = file.Open();
        using var stop = new CancellationTokenSource();
        using var other = file.Connect();
        using var transaction = other.BeginTransaction();
        var kept = store.Append(Session.Open(), Never);
        var cancelled = store.Append(new SampleSession(2).Open(), stop.Token);
        await stop.CancelAsync();
        transaction.Rollback();
        Assert.True((await kept).IsRight);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal("1", file.Ask("SELECT count(*) FROM sessions"));
    }

    [Fact]
    public async Task Closing_waits_for_what_was_asked()
    {
        var store = file.Open();
        var calls = Enumerable.Range(0, Many)
            .Select(number => store.Append(new SampleSession(number).Open(), Never))
            .ToArray();
        await store.DisposeAsync();
        Assert.All(await Task.WhenAll(calls), it => Assert.True(it.IsRight));
        Assert.Equal($"{Many}", file.Ask("SELECT count(*) FROM sessions"));
    }

    static async Task<List<long>> Wins(SqliteStore store)
    {
        var won = new List<long>();
        for (var version = 1L; version <= Versions; version++)
        {
            var appended = await store.Append(Session.Append(version, Samples.Noon), Never);
            if (appended.Case is Appended.Stored)
                won.Add(version);
            else
                Assert.IsType<Appended.VersionMoved>(appended.Case);
        }

        return won;
    }

    static async Task<bool> Stored(Task<Either<StoreFault, Appended>> call)
    {
        try
        {
            return (await call).Case is Appended.Stored;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
