using Payments.Application.Ports;
using Payments.Postgres.Specs.Server;
using Payments.Sqlite.Specs;
using Payments.Testing;

namespace Payments.Postgres.Specs;

/// <summary>Many at once, as in a cluster: by two nodes on one schema.</summary>
public sealed class ConcurrencySpec : StoreSpec
{
    const int Many = 16;

    static readonly SampleSession Session = new(1);
    static readonly CancellationToken Never = CancellationToken.None;
    static readonly Instant LeaseEnd = SampleSession.LeaseAt(Samples.Noon).Until;

    PostgresStore other = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        other = (await Schema.TryOpen()).Value();
    }

    public override async Task DisposeAsync()
    {
        await other.DisposeAsync();
        await base.DisposeAsync();
    }

    [PostgresFact]
    public async Task Of_sixteen_appends_on_one_version_one_wins()
    {
        await Node(0).Append(Session.Open(), Never);
        for (var version = 1; version <= 10; version++)
        {
            var append = Session.Append(version, Samples.Noon);
            var appended = await Together(Many, number => Node(number).Append(append, Never));
            Assert.Single(appended, it => it is Appended.Stored);
            Assert.Equal(Many - 1, appended.Count(it => it is Appended.VersionMoved));
        }

        Assert.Equal("11 11", Schema.Ask("SELECT max(version) || ' ' || (SELECT count(*) FROM events) FROM sessions"));
    }

    [PostgresFact]
    public async Task Of_many_who_open_sessions_under_few_references_each_reference_has_one()
    {
        var appended = await Together(Many * Many, number => Node(number).Append(
            (new SampleSession(number) { Reference = Samples.Reference(number % Many) }).Open(), Never));
        Assert.Equal(Many, appended.Count(it => it is Appended.Stored));
        Assert.Equal(Many * Many - Many, appended.Count(it => it is Appended.ReferenceTaken));
        Assert.Equal($"{Many}", Schema.Ask("SELECT count(*) FROM session_references JOIN sessions USING (payment)"));
        Assert.Equal($"{Many}", Schema.Ask("SELECT count(*) FROM sessions"));
    }

    // Whoever queued behind an effect that was completed at that moment would wait for ever.
    [PostgresFact]
    public async Task An_effect_that_is_queued_while_the_one_before_it_ends_takes_its_turn()
    {
        var claims = new List<Claim>();
        foreach (var number in Enumerable.Range(1, 64))
        {
            var session = new SampleSession(number);
            var stored = (await Node(0).Append(session.Open(session.OpenOrder(1)), Never)).Value();
            claims.Add(Assert.IsType<Appended.Stored>(stored).Claimed.Single().Claim);
        }

        var handed = await Task.WhenAll(claims.Select((claim, at) => Task.Run(async () =>
        {
            var append = new SampleSession(at + 1).Append(1, Samples.Noon, SampleSession.CloseOrder(1));
            var completing = Node(0).Complete(claim, Samples.Noon, Never);
            var appending = Node(1).Append(append, Never);
            Assert.True((await completing).Value());
            return Assert.IsType<Appended.Stored>((await appending).Value()).Claimed.Count;
        })));
        var offered = await Node(0).Claim(new Lane.Provider(), SampleSession.LeaseAt(Samples.Noon), 100, Never);
        Assert.Equal(claims.Count, handed.Sum() + offered.Value().Count);
    }

    [PostgresFact]
    public async Task An_answer_whose_claim_is_taken_at_that_moment_is_not_stored()
    {
        var stored = (await Node(0).Append(Session.Open(Session.OpenOrder(1)), Never)).Value();
        var claim = Assert.IsType<Appended.Stored>(stored).Claimed.Single().Claim;
        await using var taking = Schema.Hold("UPDATE outbox SET token = 2");
        var appending = Node(1).Append(Session.Append(1, Samples.Noon) with { Completing = claim }, Never);
        while (Schema.Ask(Schema.Nodes("count(*)", "wait_event_type = 'Lock'")) == "0")
            await Task.Yield();
        await using var commit = new Npgsql.NpgsqlCommand("COMMIT", taking);
        await commit.ExecuteNonQueryAsync();
        Assert.Equal(new Appended.ClaimLost(), (await appending).Value());
        Assert.Equal("ready 1", Schema.Ask("SELECT state || ' ' || version FROM outbox JOIN sessions USING (payment)"));
    }

    [PostgresFact]
    public async Task What_another_node_is_taking_is_passed_by()
    {
        await Node(0).Append(Session.Open(SampleSession.Notify(1), SampleSession.Notify(2)), Never);
        await using var taking = Schema.Hold("SELECT FROM outbox ORDER BY sequence LIMIT 1 FOR UPDATE");
        var taken = await Node(1).Claim(new Lane.Merchant(), SampleSession.LeaseAt(Samples.Noon), 9, Never);
        Assert.Equal(SampleSession.Notify(2), taken.Value().Single().Effect);
    }

    [PostgresFact]
    public async Task No_two_nodes_take_the_same_effect_and_none_is_left()
    {
        var notices = Enumerable.Range(1, 8).Select(SampleSession.Notify).ToArray();
        foreach (var number in Enumerable.Range(1, Many))
            await Node(number).Append(new SampleSession(number).Open(notices), Never);

        var taken = await Task.WhenAll(Enumerable.Range(0, 2 * Many).Select(number => Task.Run(() =>
            Node(number).Claim(new Lane.Merchant(), SampleSession.LeaseAt(Samples.Noon), 4, Never))));
        var claims = taken.SelectMany(it => it.Value().Map(one => one.Claim)).ToArray();
        Assert.Equal((8 * Many, 8 * Many), (claims.Length, claims.Distinct().Count()));
    }

    [PostgresFact]
    public async Task Clearing_away_makes_nobody_wait_for_another()
    {
        var end = Samples.Noon + Duration.FromHours(1);
        await Together(100, number => Remember(number, Samples.Noon, end));
        await Together(100, number => Remember(number, end, end + Duration.FromHours(1)));
        Assert.Equal("100", Schema.Ask("SELECT count(*) FROM webhook_nonces"));
    }

    [PostgresFact]
    public async Task Closing_waits_for_what_was_asked()
    {
        var calls = Enumerable.Range(0, Many).Select(it => Store.Append(new SampleSession(it).Open(), Never)).ToArray();
        await Store.DisposeAsync();
        Assert.All(await Task.WhenAll(calls), it => Assert.True(it.IsRight));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Store.Load(Session.Key, Never));
    }

    [PostgresFact]
    public async Task What_was_acknowledged_is_seen_by_the_other_node()
    {
        await Together(Many, async number =>
        {
            var session = new SampleSession(number);
            await Node(number).Append(session.Open(), Never);
            for (var version = 1L; version <= 10; version++)
            {
                await Node(number + (int)version).Append(session.Append(version, Samples.Noon), Never);
                var loaded = await Node(number + (int)version + 1).Load(session.Key, Never);
                Assert.Equal(version + 1, loaded.Value().Map(it => it.Version).IfNone(0));
            }

            return Right<StoreFault, Unit>(unit);
        });
    }

    PostgresStore Node(int number) => number % 2 == 0 ? Store : other;

    Task<Either<StoreFault, Unit>> Remember(int number, Instant now, Instant until) =>
        Node(number).Remember(new WebhookNonce("provider", "certificate", $"{number}"), now, until, Never);

    static async Task<T[]> Together<T>(int times, Func<int, Task<Either<StoreFault, T>>> run)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, times).Select(number => Task.Run(() => run(number))));
        return [.. answers.Select(it => it.Value())];
    }
}
