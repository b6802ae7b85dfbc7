using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing.Laws;

namespace Payments.Testing.Specs;

/// <summary>Laws that no adapter can break prove nothing: each of these breaks one, and the law says so.</summary>
public sealed class FaultyStoreSpec
{
    [Theory]
    [InlineData("An append on a version that has moved stores nothing")]
    [InlineData("Of many appends on one version at once exactly one is stored")]
    public Task A_lost_update_is_found(string law) => Broken(SessionStoreLaws.All.Named(law), new LosesUpdates());

    [Theory]
    [InlineData("An effect of an append that is stored is queued")]
    public Task A_dropped_effect_is_found(string law) => Broken(SessionStoreLaws.All.Named(law), new DropsEffects());

    [Theory]
    [InlineData("An append that is not stored queues no effect")]
    public Task An_effect_without_its_event_is_found(string law) =>
        Broken(SessionStoreLaws.All.Named(law), new QueuesBeforeItDecides());

    [Theory]
    [InlineData("An answer is not stored after its claim was lost")]
    [InlineData("An answer is not stored under another session's claim")]
    [InlineData("The claim is judged before the version, and the version before the reference")]
    public Task An_answer_stored_after_its_claim_was_lost_is_found(string law) =>
        Broken(SessionStoreLaws.All.Named(law), new AsksForNoClaim());

    [Theory]
    [InlineData("A reference names one payment of a business in a mode")]
    [InlineData("Of many sessions opened at once under one reference exactly one is")]
    public Task A_reference_used_twice_is_found(string law) =>
        Broken(SessionStoreLaws.All.Named(law), new RenamesReferences());

    [Theory]
    [InlineData("When a session is due or to be asked about is what the last append says")]
    public Task A_stale_read_model_is_found(string law) =>
        Broken(SessionStoreLaws.All.Named(law), new KeepsTheFirstRow());

    [Theory]
    [InlineData("The status that is listed and counted is that of the last append")]
    public async Task A_list_of_a_stale_read_model_is_found(string law)
    {
        var stale = new KeepsTheFirstRow();
        await Assert.ThrowsAsync<LawBroken>(() => SessionListLaws.All.Named(law).Check(
            new ListedStores(stale, stale.Lists), CancellationToken.None));
    }

    [Theory]
    [InlineData("An effect under a lease is not offered before the lease ends, and is from then on")]
    [InlineData("Of many who claim at once no two take the same effect")]
    public Task An_ignored_lease_is_found(string law) => Broken(OutboxLaws.All.Named(law), new IgnoresLeases());

    [Theory]
    [InlineData("A completed effect is never offered again")]
    [InlineData("A provider effect waits until the one before it is completed")]
    public Task A_forgotten_completion_is_found(string law) =>
        Broken(OutboxLaws.All.Named(law), new ForgetsCompletions());

    [Theory]
    [InlineData("A nonce is known until the end that was given, and not from then on")]
    [InlineData("A nonce that is remembered again is kept until the later end")]
    public async Task A_nonce_that_is_never_forgotten_is_found(string law) =>
        await Assert.ThrowsAsync<LawBroken>(
            () => WebhookNonceLaws.All.Named(law).Check(new NeverForgets(), CancellationToken.None));

    [Theory]
    [InlineData("A nonce is one of its provider and its certificate, compared exactly")]
    public async Task A_nonce_that_is_taken_for_another_certificate_s_is_found(string law) =>
        await Assert.ThrowsAsync<LawBroken>(
            () => WebhookNonceLaws.All.Named(law).Check(new LooksAtTheNonceOnly(), CancellationToken.None));

    [Theory]
    [InlineData("Un-parking brings back what is parked of one business in one mode, and nothing else")]
    public Task An_un_parking_of_everybody_s_is_found(string law) =>
        Broken(OutboxLaws.All.Named(law), new UnparksAnyMode());

    [Theory]
    [InlineData("What is un-parked is due at once, and tried as if it had just been queued")]
    [InlineData("An effect says since when it is tried, however often it was put off")]
    public Task A_forgotten_beginning_is_found(string law) => Broken(OutboxLaws.All.Named(law), new CountsFromTheLease());

    [Theory]
    [InlineData("An endpoint is its business's, in its mode, and nobody else's")]
    public Task An_endpoint_of_both_modes_is_found(string law) => Broken(law, new MixesModes());

    [Theory]
    [InlineData("A secret that is rotated stays beside the new one until its end")]
    [InlineData("A secret before the previous one is forgotten")]
    public Task A_rotation_that_drops_the_old_secret_is_found(string law) => Broken(law, new DropsOldSecrets());

    [Theory]
    [InlineData("A revoked key opens nothing, also when it is added again, and no other is revoked")]
    public async Task A_key_that_is_never_revoked_is_found(string law) =>
        await Assert.ThrowsAsync<LawBroken>(
            () => ApiKeyLaws.All.Named(law).Check(new NeverRevokes(), CancellationToken.None));

    static async Task Broken(string law, IMerchantEndpoints endpoints) =>
        await Assert.ThrowsAsync<LawBroken>(
            () => MerchantEndpointLaws.All.Named(law).Check(endpoints, CancellationToken.None));

    static async Task Broken<T>(Law<Stores> law, T store)
        where T : ISessionStore, IOutbox =>
        await Assert.ThrowsAsync<LawBroken>(() => law.Check(Stores.Of(store), CancellationToken.None));

    /// <summary>A store that does all that it is told; each faulty one is wrong in one thing.</summary>
    abstract class Faulty : ISessionStore, IOutbox
    {
        protected MemoryStore Store { get; } = new();

        public Task<Either<StoreFault, Option<StoredSession>>> Load(SessionKey key, CancellationToken cancellation) =>
            Store.Load(key, cancellation);

        public Task<Either<StoreFault, Option<SessionKey>>> Locate(PaymentId payment, CancellationToken cancellation) =>
            Store.Locate(payment, cancellation);

        public virtual Task<Either<StoreFault, Appended>> Append(
            SessionAppend append, CancellationToken cancellation) =>
            Store.Append(append, cancellation);

        public Task<Either<StoreFault, Seq<SessionKey>>> Due(Instant now, int limit, CancellationToken cancellation) =>
            Store.Due(now, limit, cancellation);

        public Task<Either<StoreFault, Seq<SessionKey>>> ToAsk(
            Instant now, int limit, CancellationToken cancellation) =>
            Store.ToAsk(now, limit, cancellation);

        public Task<Either<StoreFault, Unit>> SweepLater(SessionKey key, Instant dueAt, CancellationToken cancellation) =>
            Store.SweepLater(key, dueAt, cancellation);

        public Task<Either<StoreFault, Unit>> AskLater(SessionKey key, Instant askAt, CancellationToken cancellation) =>
            Store.AskLater(key, askAt, cancellation);

        public virtual Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(
            Lane lane, Lease lease, int limit, CancellationToken cancellation) =>
            Store.Claim(lane, lease, limit, cancellation);

        public virtual Task<Either<StoreFault, bool>> Complete(
            Claim claim, Instant now, CancellationToken cancellation) =>
            Store.Complete(claim, now, cancellation);

        public Task<Either<StoreFault, bool>> PutOff(
            Claim claim, Instant now, Instant dueAt, CancellationToken cancellation) =>
            Store.PutOff(claim, now, dueAt, cancellation);

        public Task<Either<StoreFault, bool>> Park(Claim claim, Instant now, CancellationToken cancellation) =>
            Store.Park(claim, now, cancellation);

        public virtual Task<Either<StoreFault, int>> Unpark(
            KeyHolder whose, Instant now, CancellationToken cancellation) =>
            Store.Unpark(whose, now, cancellation);
    }

    sealed class UnparksAnyMode : Faulty
    {
        public override async Task<Either<StoreFault, int>> Unpark(
            KeyHolder whose, Instant now, CancellationToken cancellation)
        {
            var test = await Store.Unpark(whose with { Mode = Mode.Test }, now, cancellation);
            var live = await Store.Unpark(whose with { Mode = Mode.Live }, now, cancellation);
            return test.Bind(some => live.Map(more => some + more));
        }
    }

    sealed class CountsFromTheLease : Faulty
    {
        public override async Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(
            Lane lane, Lease lease, int limit, CancellationToken cancellation)
        {
            var claimed = await Store.Claim(lane, lease, limit, cancellation);
            return claimed.Map(some => some.Map(it => it with { Since = lease.Until }).Strict());
        }
    }

    /// <summary>Appends after whatever is there, instead of after what the decision was made on.</summary>
    sealed class LosesUpdates : Faulty
    {
        public override async Task<Either<StoreFault, Appended>> Append(
            SessionAppend append, CancellationToken cancellation)
        {
            for (var version = append.ExpectedVersion; ; version++)
            {
                var appended = await Store.Append(append with { ExpectedVersion = version }, cancellation);
                if (append.ExpectedVersion == 0 || appended.Case is not Appended.VersionMoved)
                    return appended;
            }
        }
    }

    sealed class DropsEffects : Faulty
    {
        public override Task<Either<StoreFault, Appended>> Append(
            SessionAppend append, CancellationToken cancellation) =>
            Store.Append(append with { Effects = append.Effects.Take(1).Strict() }, cancellation);
    }

    /// <summary>Its effects are in no transaction with its events.</summary>
    sealed class QueuesBeforeItDecides : Faulty
    {
        readonly List<(SessionAppend Append, Effect Effect)> strays = [];

        public override async Task<Either<StoreFault, Appended>> Append(
            SessionAppend append, CancellationToken cancellation)
        {
            var appended = await Store.Append(append, cancellation);
            if (appended.Case is not Appended.Stored)
                strays.AddRange(append.Effects.Map(effect => (append, effect)));
            return appended;
        }

        public override async Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(
            Lane lane, Lease lease, int limit, CancellationToken cancellation)
        {
            var stray = strays
                .Where(it => Lane.Of(it.Effect) == lane)
                .Select(it => new ClaimedEffect(new Claim(it.Append.Key, it.Effect.Key, 1), it.Effect, lease.Until, lease.Now));
            var claimed = await Store.Claim(lane, lease, limit, cancellation);
            return claimed.Map(some => some + toSeq(stray.ToArray()));
        }
    }

    sealed class AsksForNoClaim : Faulty
    {
        public override async Task<Either<StoreFault, Appended>> Append(
            SessionAppend append, CancellationToken cancellation)
        {
            var appended = await Store.Append(append, cancellation);
            return appended.Case is Appended.ClaimLost
                ? await Store.Append(append with { Completing = None }, cancellation)
                : appended;
        }
    }

    sealed class RenamesReferences : Faulty
    {
        int renamed = 1000;

        public override async Task<Either<StoreFault, Appended>> Append(
            SessionAppend append, CancellationToken cancellation)
        {
            var appended = await Store.Append(append, cancellation);
            return appended.Case is Appended.ReferenceTaken
                ? await Store.Append(append with { Row = Renamed(append.Row) }, cancellation)
                : appended;
        }

        SessionRow Renamed(SessionRow row) =>
            row with { Reference = Samples.Reference(Interlocked.Increment(ref renamed)) };
    }

    /// <summary>Its events grow, and what is kept beside them stays as it was at the opening.</summary>
    sealed class KeepsTheFirstRow : Faulty
    {
        readonly Dictionary<SessionKey, SessionRow> first = [];

        public ISessionLists Lists => Store;

        public override Task<Either<StoreFault, Appended>> Append(
            SessionAppend append, CancellationToken cancellation)
        {
            first.TryAdd(append.Key, append.Row);
            return Store.Append(append with { Row = first[append.Key] }, cancellation);
        }
    }

    /// <summary>Takes under leases that have already ended.</summary>
    sealed class IgnoresLeases : Faulty
    {
        public override Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(
            Lane lane, Lease lease, int limit, CancellationToken cancellation) =>
            Store.Claim(lane, lease with { Until = lease.Now }, limit, cancellation);
    }

    sealed class ForgetsCompletions : Faulty
    {
        public override async Task<Either<StoreFault, bool>> Complete(
            Claim claim, Instant now, CancellationToken cancellation) =>
            await Store.PutOff(claim, now, now, cancellation);
    }

    abstract class FaultyNonces : IWebhookNonces
    {
        protected MemoryStore Store { get; } = new();

        public virtual Task<Either<StoreFault, bool>> IsKnown(
            WebhookNonce nonce, Instant now, CancellationToken cancellation) =>
            Store.IsKnown(nonce, now, cancellation);

        public virtual Task<Either<StoreFault, Unit>> Remember(
            WebhookNonce nonce, Instant now, Instant until, CancellationToken cancellation) =>
            Store.Remember(nonce, now, until, cancellation);
    }

    sealed class NeverForgets : FaultyNonces
    {
        public override Task<Either<StoreFault, bool>> IsKnown(
            WebhookNonce nonce, Instant now, CancellationToken cancellation) =>
            Store.IsKnown(nonce, Instant.MinValue, cancellation);
    }

    sealed class LooksAtTheNonceOnly : FaultyNonces
    {
        public override Task<Either<StoreFault, bool>> IsKnown(
            WebhookNonce nonce, Instant now, CancellationToken cancellation) =>
            Store.IsKnown(Only(nonce), now, cancellation);

        public override Task<Either<StoreFault, Unit>> Remember(
            WebhookNonce nonce, Instant now, Instant until, CancellationToken cancellation) =>
            Store.Remember(Only(nonce), now, until, cancellation);

        static WebhookNonce Only(WebhookNonce nonce) => nonce with { Provider = "any", Certificate = "any" };
    }

    abstract class FaultyEndpoints : IMerchantEndpoints
    {
        protected MemoryStore Store { get; } = new();

        public virtual Task<Either<StoreFault, EndpointAdded>> Add(
            KeyHolder whose, MerchantEndpoint endpoint, Instant now, CancellationToken cancellation) =>
            Store.Add(whose, endpoint, now, cancellation);

        public virtual Task<Either<StoreFault, Seq<MerchantEndpoint>>> List(
            KeyHolder whose, CancellationToken cancellation) =>
            Store.List(whose, cancellation);

        public virtual Task<Either<StoreFault, bool>> Rotate(
            KeyHolder whose, EndpointId id, WebhookSecret next, Instant until, CancellationToken cancellation) =>
            Store.Rotate(whose, id, next, until, cancellation);

        public Task<Either<StoreFault, bool>> Remove(
            KeyHolder whose, EndpointId id, CancellationToken cancellation) =>
            Store.Remove(whose, id, cancellation);
    }

    sealed class MixesModes : FaultyEndpoints
    {
        public override Task<Either<StoreFault, Seq<MerchantEndpoint>>> List(
            KeyHolder whose, CancellationToken cancellation) =>
            Store.List(whose with { Mode = Mode.Live }, cancellation);
    }

    sealed class DropsOldSecrets : FaultyEndpoints
    {
        public override Task<Either<StoreFault, bool>> Rotate(
            KeyHolder whose, EndpointId id, WebhookSecret next, Instant until, CancellationToken cancellation) =>
            Store.Rotate(whose, id, next, Instant.MinValue, cancellation);
    }

    sealed class NeverRevokes : IApiKeys
    {
        readonly MemoryStore store = new();

        public Task<Either<StoreFault, Option<KeyHolder>>> Find(ApiKeyHash hash, CancellationToken cancellation) =>
            store.Find(hash, cancellation);

        public Task<Either<StoreFault, Unit>> Add(
            ApiKeyHash hash, KeyHolder holder, Option<KeyName> name, Instant now, CancellationToken cancellation) =>
            store.Add(hash, holder, name, now, cancellation);

        public Task<Either<StoreFault, Seq<KeptKey>>> List(
            Option<ApiKeyHash> after, int limit, CancellationToken cancellation) =>
            store.List(after, limit, cancellation);

        public Task<Either<StoreFault, bool>> Revoke(
            ApiKeyHash hash, Instant now, CancellationToken cancellation) =>
            Task.FromResult<Either<StoreFault, bool>>(true);
    }
}
