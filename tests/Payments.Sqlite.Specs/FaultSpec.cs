using Microsoft.Data.Sqlite;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Testing;

namespace Payments.Sqlite.Specs;

/// <summary>What can go wrong with a file that is ours is an answer, never an exception.</summary>
public sealed class FaultSpec : IDisposable
{
    static readonly SampleSession Session = new(1);
    static readonly Lane Merchant = new Lane.Merchant();
    static readonly CancellationToken Never = CancellationToken.None;

    readonly TempFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task While_another_process_holds_the_file_for_long_it_is_busy_and_can_still_be_read()
    {
        await using var store = SqliteStore.Open(file.Path, Duration.FromMilliseconds(20)).Value();
        await store.Append(Session.Open(), Never);

        using var other = file.Connect();
        using var transaction = other.BeginTransaction();
        Assert.Equal(new StoreFault.Busy(), await store.Append(Session.Append(1, Samples.Noon), Never).Fault());
        Assert.Equal(1, Version(await store.Load(Session.Key, Never)));

        transaction.Rollback();
        Assert.True((await store.Append(Session.Append(1, Samples.Noon), Never)).IsRight);
        Assert.Equal(2, Version(await store.Load(Session.Key, Never)));
    }

    /// <summary>Codes as in sqlite.org/rescode.html: a full disk cannot be had in a test, but what it says can.</summary>
    [Theory]
    [InlineData(5, "Busy")]
    [InlineData(6, "Busy")]
    [InlineData(15, "Busy")]
    [InlineData(13, "Full")]
    [InlineData(3, "Unreachable")]
    [InlineData(7, "Unreachable")]
    [InlineData(8, "Unreachable")]
    [InlineData(9, "Unreachable")]
    [InlineData(10, "Unreachable")]
    [InlineData(14, "Unreachable")]
    [InlineData(23, "Unreachable")]
    [InlineData(11, "Unreadable")]
    [InlineData(26, "Unreadable")]
    [InlineData(1, "Unreadable")]
    [InlineData(19, "Unreadable")]
    public void Every_code_of_the_library_is_a_fault(int code, string fault)
    {
        var border = typeof(SqliteStore).Assembly.GetType("Payments.Sqlite.SqliteFaults")?.GetMethod("Of");
        Assert.Equal(fault, border?.Invoke(null, [new SqliteException("", code)])?.GetType().Name);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_makes_its_session_unreadable_and_no_other()
    {
        await using var store = file.Open();
        await store.Append(Session.Open(), Never);
        await store.Append(new SampleSession(2).Open(), Never);
        file.Run($"UPDATE events SET payload = x'7B7D' WHERE payment = '{Session.Payment}'");
        Assert.Equal(new StoreFault.Unreadable(), await store.Load(Session.Key, Never).Fault());
        Assert.Equal(1, Version(await store.Load(new SampleSession(2).Key, Never)));
    }

    [Fact]
    public async Task A_history_with_a_hole_is_unreadable()
    {
        await using var store = file.Open();
        await store.Append(Session.Open(), Never);
        await store.Append(Session.Append(1, Samples.Noon), Never);
        await store.Append(Session.Append(2, Samples.Noon), Never);
        file.Run("DELETE FROM events WHERE position = 2");
        Assert.Equal(new StoreFault.Unreadable(), await store.Load(Session.Key, Never).Fault());
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_is_unreadable()
    {
        await using var store = file.Open();
        await store.Append(Session.Open(), Never);
        file.Run("UPDATE events SET at = 'yesterday'");
        Assert.Equal(new StoreFault.Unreadable(), await store.Load(Session.Key, Never).Fault());
    }

    [Fact]
    public async Task An_effect_that_cannot_be_read_holds_up_no_other_and_is_a_fault_when_it_is_the_last()
    {
        await using var store = file.Open();
        await store.Append(Session.Open(SampleSession.Notify(1)), Never);
        await store.Append(new SampleSession(2).Open(SampleSession.Notify(1)), Never);
        file.Run($"UPDATE outbox SET payload = x'7B7D' WHERE payment = '{Session.Payment}'");

        var first = await store.Claim(Merchant, SampleSession.LeaseAt(Samples.Noon), 1, Never);
        var second = await store.Claim(Merchant, SampleSession.LeaseAt(Samples.Noon), 1, Never);
        Assert.Equal(new SampleSession(2).Key, first.Value().Single().Claim.Session);
        Assert.Equal(new StoreFault.Unreadable(), second.Fault());
        Assert.Equal("0", file.Ask($"SELECT token FROM outbox WHERE payment = '{Session.Payment}'"));
    }

    [Fact]
    public async Task A_history_that_does_not_begin_with_its_opening_is_a_mistake_that_stores_nothing()
    {
        await using var store = file.Open();
        var append = Session.Open() with { Events = Seq1(Session.Requested(1)) };
        await Assert.ThrowsAsync<ArgumentException>(() => store.Append(append, Never));
        Assert.Equal("0", file.Ask("SELECT count(*) FROM sessions"));
        Assert.True((await store.Append(Session.Open(), Never)).IsRight);
    }

    [Fact]
    public async Task A_mistake_in_the_middle_of_an_append_leaves_nothing_of_it_and_does_not_touch_others()
    {
        await using var store = file.Open();
        var broken = Session.Open() with { Events = Session.Open().Events.Add(null!) };
        var (one, two) = (store.Append(broken, Never), store.Append(new SampleSession(2).Open(), Never));
        await Assert.ThrowsAnyAsync<Exception>(() => one);
        Assert.True((await two).IsRight);
        Assert.Equal($"{new SampleSession(2).Payment}", file.Ask("SELECT group_concat(payment) FROM sessions"));
        Assert.Equal("1", file.Ask("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = file.Open();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Load(Session.Key, Never));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Append(Session.Open(), Never));
    }

    [Fact]
    public async Task Times_are_kept_to_the_nanosecond()
    {
        var at = Instant.FromUtc(8999, 12, 31, 23, 59) + Duration.FromNanoseconds(1L);
        var session = Session with { OpenedAt = at };
        await using var store = file.Open();
        await store.Append(session.Open() with { Row = session.Row with { DueAt = at } }, Never);
        var loaded = await store.Load(session.Key, Never);
        var early = await store.Due(at - Duration.Epsilon, 9, Never);
        var due = await store.Due(at, 9, Never);
        Assert.Equal(at, loaded.Value().Map(it => it.History[0].At).IfNone(default(Instant)));
        Assert.Equal((0, 1), (early.Value().Count, due.Value().Count));
    }

    static long Version(Either<StoreFault, Option<StoredSession>> loaded) =>
        loaded.Value().Map(it => it.Version).IfNone(0);
}
