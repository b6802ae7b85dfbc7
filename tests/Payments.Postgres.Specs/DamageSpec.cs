using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Postgres.Specs.Server;
using Payments.Sqlite.Specs;
using Payments.Testing;

namespace Payments.Postgres.Specs;

/// <summary>What cannot be read, or was never lawful, is told so and touches nothing else.</summary>
public sealed class DamageSpec : StoreSpec
{
    static readonly SampleSession Session = new(1);
    static readonly Lane Merchant = new Lane.Merchant();
    static readonly CancellationToken Never = CancellationToken.None;
    static readonly StoreFault Unreadable = new StoreFault.Unreadable();

    [PostgresTheory]
    [InlineData("UPDATE events SET payload = '{}' WHERE position = 2")]
    [InlineData("DELETE FROM events WHERE position = 2")]
    [InlineData("DELETE FROM events WHERE position = 1")]
    [InlineData("UPDATE events SET at = 'yesterday' WHERE position = 3")]
    public async Task A_damaged_history_makes_its_session_unreadable_and_no_other(string damage)
    {
        await Store.Append(new SampleSession(2).Open(), Never);
        Schema.Run("ALTER TABLE events RENAME TO whole");
        Schema.Run("CREATE TABLE events (LIKE whole INCLUDING ALL); INSERT INTO events SELECT * FROM whole");
        await Store.Append(Session.Open(), Never);
        await Store.Append(Session.Append(1, Samples.Noon), Never);
        await Store.Append(Session.Append(2, Samples.Noon), Never);
        Schema.Run($"{damage} AND payment = '{Session.Payment}'");

        Assert.Equal(Unreadable, await Store.Load(Session.Key, Never).Fault());
        Assert.True((await Store.Load(new SampleSession(2).Key, Never)).Value().IsSome);
    }

    [PostgresFact]
    public async Task An_effect_that_cannot_be_read_holds_up_no_other_and_is_a_fault_when_it_is_the_last()
    {
        await Store.Append(Session.Open(SampleSession.Notify(1)), Never);
        await Store.Append(new SampleSession(2).Open(SampleSession.Notify(1)), Never);
        Damage("payload = '{}'");

        Assert.Equal(new SampleSession(2).Key, (await Claim(1)).Value().Single().Claim.Session);
        Assert.Equal(Unreadable, await Claim(1).Fault());
        Assert.Equal("0 f", Schema.Ask(
            $"SELECT token || ' ' || (lease_until IS NOT NULL)::char FROM outbox WHERE payment = '{Session.Payment}'"));
    }

    [PostgresFact]
    public async Task However_many_effects_cannot_be_read_the_others_come_up()
    {
        foreach (var number in Enumerable.Range(1, 12))
            await Store.Append(new SampleSession(number).Open(SampleSession.Notify(1)), Never);
        Schema.Run($"UPDATE outbox SET payload = '{{}}' WHERE payment <> '{new SampleSession(12).Payment}'");

        Assert.Equal(Unreadable, await Claim(1).Fault());
        Assert.Equal(new SampleSession(12).Key, (await Claim(1)).Value().Single().Claim.Session);
    }

    [PostgresFact]
    public async Task A_history_that_does_not_begin_with_its_opening_is_a_mistake_that_stores_nothing()
    {
        var append = Session.Open() with { Events = Seq1(Session.Requested(1)) };
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Append(append, Never));
        Assert.True((await Store.Append(Session.Open(), Never)).IsRight);
    }

    [PostgresFact]
    public async Task Times_are_kept_to_the_nanosecond()
    {
        var at = Instant.FromUtc(8999, 12, 31, 23, 59) + Duration.FromNanoseconds(1L);
        var session = Session with { OpenedAt = at };
        await Store.Append(session.Open() with { Row = session.Row with { DueAt = at } }, Never);
        var loaded = await Store.Load(session.Key, Never);
        var early = await Store.Due(at - Duration.Epsilon, 9, Never);
        var due = await Store.Due(at, 9, Never);
        Assert.Equal(at, loaded.Value().Map(it => it.History[0].At).IfNone(default(Instant)));
        Assert.Equal((0, 1), (early.Value().Count, due.Value().Count));
    }

    [PostgresFact]
    public async Task What_the_customer_wrote_comes_back_as_it_was()
    {
        var metadata = Metadata.Create("""{"a":1e200000,"b":1e3,"c":"\\u0001","a ":"é"}""");
        var request = Samples.Lawful(PaymentRequest.Create(
            10_000,
            Currency.Usd,
            Samples.Customer(1),
            Description.Create("text"),
            Samples.Reference(1),
            Order.Create("O", [OrderItem.Create("A", "digital")]),
            metadata));
        var opened = new PaymentEvent.SessionOpened(
            Samples.Terms(Session.Payment, Session.Business, Session.Mode, request, Samples.Noon));
        await Store.Append(Session.Open() with { Events = Seq1<PaymentEvent>(opened) }, Never);
        Assert.Equal(Some(opened), (await Store.Load(Session.Key, Never)).Value().Map(it => it.Opened));
    }

    Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(int limit) =>
        Store.Claim(Merchant, SampleSession.LeaseAt(Samples.Noon), limit, Never);

    void Damage(string how) => Schema.Run($"UPDATE outbox SET {how} WHERE payment = '{Session.Payment}'");
}
