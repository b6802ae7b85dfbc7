using Microsoft.Data.Sqlite;

using Payments.Application.Ports;
using Payments.Host.Sandbox;

using static Payments.Host.Specs.Sandbox.SandboxWorld;

namespace Payments.Host.Specs.Sandbox;

/// <summary>What the sandbox says when its file is not as it should be.</summary>
public sealed class SandboxFileSpec : IDisposable
{
    static readonly Duration Hour = Duration.FromHours(1);

    readonly SandboxWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public void The_file_is_a_database_with_a_write_ahead_log_and_a_schema_version()
    {
        Assert.Equal("wal", SandboxWorld.Sql(world.File, "PRAGMA journal_mode"));
        Assert.Equal(1L, SandboxWorld.Sql(world.File, "PRAGMA user_version"));
    }

    [Theory]
    [InlineData("PRAGMA user_version = 2")]
    [InlineData("PRAGMA user_version = 0")]
    [InlineData("PRAGMA application_id = 1")]
    public void A_schema_that_this_version_does_not_know_is_left_alone(string change)
    {
        world.Provider.Dispose();
        SandboxWorld.Sql(world.File, change);
        Assert.Equal(Left<StoreFault, string>(new StoreFault.Unreadable()), TryOpen(world.File).Map(_ => "opened"));
    }

    [Fact]
    public void The_database_of_another_program_is_left_alone()
    {
        var other = world.PathOf("sessions.db");
        SandboxWorld.Sql(other, "CREATE TABLE sessions (id TEXT)");
        Assert.Equal(Left<StoreFault, string>(new StoreFault.Unreadable()), TryOpen(other).Map(_ => "opened"));
        Assert.Equal(
            (1L, "delete"),
            (SandboxWorld.Sql(other, "SELECT count(*) FROM sqlite_schema"),
                SandboxWorld.Sql(other, "PRAGMA journal_mode")));
    }

    [Fact]
    public void A_file_that_is_no_database_is_left_alone()
    {
        var text = world.PathOf("notes.txt");
        System.IO.File.WriteAllText(text, new string('x', 5_000));
        Assert.Equal(Left<StoreFault, string>(new StoreFault.Unreadable()), TryOpen(text).Map(_ => "opened"));
        Assert.Equal(5_000, new FileInfo(text).Length);
    }

    [Fact]
    public void A_directory_that_is_not_there_is_out_of_reach() =>
        Assert.Equal(
            Left<StoreFault, string>(new StoreFault.Unreachable()),
            TryOpen(world.PathOf(Path.Combine("no", "such.db"))).Map(_ => "opened"));

    [Fact]
    public async Task After_it_was_disposed_of_nothing_is_known()
    {
        var number = await world.Open(Hour);
        world.Provider.Dispose();
        world.Provider.Dispose();
        Assert.IsType<OpenAnswer.Unknown>(await world.Open(Any.NewNumber(), Start + Hour));
        Assert.IsType<QueryAnswer.Unknown>(await world.Query(number));
        Assert.IsType<CloseAnswer.Unknown>(await world.Close(number));
        Assert.Equal(
            Left<StoreFault, PayAnswer>(new StoreFault.Unreachable()),
            await world.Provider.Pay(number, None, CancellationToken.None));

        // That is how a stop looks, and no news.
        Assert.Empty(world.Log.Entries);
    }

    [Theory]
    [InlineData("currency = 'XXX'")]
    [InlineData("currency = 'not a currency'")]
    [InlineData("payment = payment || 'x'")]
    [InlineData("expires_at = 9223372036854775807")]
    [InlineData("attempt = 4294967297")]
    public async Task A_damaged_order_is_unreadable_and_never_an_exception(string damage)
    {
        var number = await world.Open(Hour);
        var healthy = await world.Open(Hour);
        SandboxWorld.Sql(world.File, $"UPDATE orders SET {damage} WHERE payment = '{number.Payment}'");
        var query = await world.Query(number);
        Assert.True(query is QueryAnswer.Unknown or QueryAnswer.NotFound);
        Assert.IsType<QueryAnswer.Payable>(await world.Query(healthy));
    }

    [Fact]
    public async Task The_file_itself_refuses_a_second_ending()
    {
        var number = await world.Open(Hour);
        await world.Close(number);
        Assert.Throws<SqliteException>(() => SandboxWorld.Sql(world.File, "UPDATE orders SET standing = 'expired'"));
        Assert.Throws<SqliteException>(() => SandboxWorld.Sql(world.File, "UPDATE orders SET standing = 'payable'"));
    }

    [Fact]
    public async Task While_another_process_holds_the_file_for_too_long_nothing_is_known_and_nothing_is_done()
    {
        var number = Any.NewNumber();
        using (var other = new SqliteConnection($"Data Source={world.File};Pooling=False"))
        {
            other.Open();
            using var held = other.BeginTransaction(deferred: false);
            Assert.IsType<OpenAnswer.Unknown>(await world.Open(number, Start + Hour));
        }

        Assert.Equal(
            "Warning: The sandbox could not use its file: Microsoft.Data.Sqlite.SqliteException",
            Assert.Single(world.Log.Entries));
        Assert.IsType<QueryAnswer.NotFound>(await world.Query(number));
        Assert.IsType<OpenAnswer.Opened>(await world.Open(number, Start + Hour));
    }

    [Fact]
    public async Task A_call_that_waits_too_long_for_the_one_before_it_is_dropped_with_a_word()
    {
        using var clock = new StickingClock();
        using var provider = world.Opened(clock);
        var sticking = Task.Run(() => provider.Query(Any.NewNumber(), CancellationToken.None));
        clock.WaitUntilStuck();

        var waiting = await provider.Query(Any.NewNumber(), CancellationToken.None);
        clock.Release();

        Assert.IsType<QueryAnswer.NotFound>(await sticking);
        Assert.IsType<QueryAnswer.Unknown>(waiting);
        Assert.Equal(
            "Warning: A call of the sandbox waited longer than 00:00:02 for its turn",
            Assert.Single(world.Log.Entries));
    }

    [Fact]
    public async Task A_new_file_may_be_opened_by_many_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var path = world.PathOf($"new-{round}.db");
            var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TryOpen(path).Lawful())));
            foreach (var each in opened)
                each.Dispose();
        }
    }

    [Fact]
    public async Task Two_processes_share_one_file()
    {
        var number = await world.Open(Hour);
        using var other = world.Opened();
        Assert.IsType<PayAnswer.Paid>(await world.Pay(number));
        Assert.IsType<QueryAnswer.Paid>(await other.Query(number, CancellationToken.None));
    }

    // Asked before the turn of a call, and again within it: there, the first one sticks.
    sealed class StickingClock : IClock, IDisposable
    {
        readonly ManualResetEventSlim stuck = new();
        readonly ManualResetEventSlim released = new();
        int asked;

        public Instant GetCurrentInstant()
        {
            if (Interlocked.Increment(ref asked) == 2)
            {
                stuck.Set();
                released.Wait();
            }

            return Start;
        }

        public void WaitUntilStuck() => stuck.Wait();

        public void Release() => released.Set();

        public void Dispose()
        {
            released.Set();
            stuck.Dispose();
            released.Dispose();
        }
    }
}
