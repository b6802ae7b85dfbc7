using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Postgres.Specs.Server;
using Payments.Sqlite.Specs;
using Payments.Testing;

namespace Payments.Postgres.Specs;

/// <summary>
/// When the connection breaks nobody knows what became of a call. The store says so, and asking again does nothing
/// twice.
/// </summary>
public sealed class LostAnswerSpec : StoreSpec
{
    static readonly SampleSession Session = new(1);
    static readonly CancellationToken Never = CancellationToken.None;
    static readonly Instant LeaseEnd = SampleSession.LeaseAt(Samples.Noon).Until;
    static readonly StoreFault Unknown = new StoreFault.Unreachable();

    public LostAnswerSpec() => Network = new Wire(SharedServer.Connection);

    [PostgresFact]
    public async Task An_append_whose_answer_was_lost_is_stored_once_and_told_that_the_version_moved()
    {
        await Store.Append(Session.Open(), Never);
        var append = Session.Append(1, Samples.Noon, Session.OpenOrder(1));
        Assert.Equal(Unknown, await Broken(Cut.Answer, () => Store.Append(append, Never)));
        Assert.Equal(new Appended.VersionMoved(), (await Store.Append(append, Never)).Value());
        Assert.Equal("2", Schema.Ask("SELECT count(*) FROM events"));
        var claimed = await Store.Claim(new Lane.Provider(), SampleSession.LeaseAt(LeaseEnd), 9, Never);
        Assert.Equal("open:1", claimed.Value().Single().Claim.EffectKey);
    }

    [PostgresFact]
    public async Task An_append_that_did_not_arrive_is_stored_when_it_is_tried_again()
    {
        await Store.Append(Session.Open(), Never);
        var append = Session.Append(1, Samples.Noon);
        Assert.Equal(Unknown, await Broken(Cut.Request, () => Store.Append(append, Never)));
        Assert.Equal("1", Schema.Ask("SELECT count(*) FROM events"));
        Assert.IsType<Appended.Stored>((await Store.Append(append, Never)).Value());
    }

    [PostgresFact]
    public async Task An_opening_whose_answer_was_lost_is_found_under_its_id()
    {
        Assert.Equal(Unknown, await Broken(Cut.Answer, () => Store.Append(Session.Open(), Never)));
        Assert.Equal(new Appended.VersionMoved(), (await Store.Append(Session.Open(), Never)).Value());
        Assert.True((await Store.Load(Session.Key, Never)).Value().IsSome);
    }

    [PostgresFact]
    public async Task A_claim_whose_answer_was_lost_is_offered_again_when_its_lease_ends()
    {
        await Store.Append(Session.Open(SampleSession.Notify(1)), Never);
        var taking = () => Store.Claim(new Lane.Merchant(), SampleSession.LeaseAt(Samples.Noon), 9, Never);
        Assert.Equal(Unknown, await Broken(Cut.Answer, taking));
        Assert.Empty((await taking()).Value());
        var claimed = await Store.Claim(new Lane.Merchant(), SampleSession.LeaseAt(LeaseEnd), 9, Never);
        Assert.Equal(2, claimed.Value().Single().Claim.Token);
    }

    [PostgresFact]
    public async Task An_answer_that_completes_is_stored_with_its_effects_end_or_not_at_all()
    {
        var stored = (await Store.Append(Session.Open(Session.OpenOrder(1)), Never)).Value();
        var claim = Assert.IsType<Appended.Stored>(stored).Claimed.Single().Claim;
        var answer = Session.Append(1, Samples.Noon) with { Completing = claim };
        Assert.Equal(Unknown, await Broken(Cut.Answer, () => Store.Append(answer, Never)));
        Assert.Equal(new Appended.ClaimLost(), (await Store.Append(answer, Never)).Value());
        Assert.Equal("done 2", Schema.Ask("SELECT state || ' ' || version FROM outbox JOIN sessions USING (payment)"));
    }

    [PostgresFact]
    public async Task A_reservation_whose_answer_was_lost_goes_on_under_its_payment_id()
    {
        Assert.Equal(Unknown, await Broken(Cut.Answer, () => Reserve(1, Samples.Noon)));
        Assert.Equal(new Reserved.InFlight(), (await Reserve(2, Samples.Noon)).Value());
        var granted = Assert.IsType<Reserved.Granted>((await Reserve(3, LeaseEnd)).Value());
        Assert.Equal(Samples.Payment(1), granted.Claim.Payment);
    }

    [PostgresFact]
    public async Task A_key_that_is_added_or_revoked_twice_is_so_once()
    {
        var (hash, holder) = (ApiKeyHash.Of("key"), new KeyHolder(Session.Business, Session.Mode));
        Assert.Equal(Unknown, await Broken(Cut.Answer, () => Store.Add(hash, holder, None, Samples.Noon, Never)));
        Assert.True((await Store.Add(hash, holder, None, LeaseEnd, Never)).IsRight);
        Assert.Equal(Unknown, await Broken(Cut.Answer, () => Store.Revoke(hash, Samples.Noon, Never)));
        Assert.True((await Store.Revoke(hash, LeaseEnd, Never)).Value());
        var kept = (await Store.List(None, 9, Never)).Value().Single();
        Assert.Equal((Samples.Noon, Some(Samples.Noon)), (kept.AddedAt, kept.RevokedAt));
    }

    async Task<StoreFault> Broken<T>(Cut cut, Func<Task<Either<StoreFault, T>>> call)
    {
        Network!.Next = cut;
        return await call().Fault();
    }

    Task<Either<StoreFault, Reserved>> Reserve(int number, Instant now) =>
        Store.Reserve(
            new Reservation(
                new IdempotencyKey(Session.Business, Mode.Test, "a key"),
                RequestFingerprint.Of("POST", "/payment-sessions", []),
                Samples.Payment(number),
                SampleSession.LeaseAt(now),
                now + Duration.FromHours(24)),
            Never);
}
