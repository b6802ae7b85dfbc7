using Payments.Application.Ports;
using Payments.Testing.Laws;

namespace Payments.Testing.Specs;

/// <summary>Each of these breaks one promise about repeated requests, and a law says so.</summary>
public sealed class FaultyIdempotencySpec
{
    [Theory]
    [InlineData("Of many who reserve a key at once exactly one is granted the work")]
    public Task A_check_that_acts_later_is_found(string law) => Broken(law, new ChecksThenActs());

    [Theory]
    [InlineData("An answer is not stored after its claim was lost")]
    [InlineData("An answer is not stored after its lease has ended")]
    [InlineData("A claim is none on what its key names a day later")]
    public Task An_answer_stored_after_its_claim_was_lost_is_found(string law) => Broken(law, new AsksForNoClaim());

    [Theory]
    [InlineData("A key is one of its business and its mode, compared exactly")]
    public Task An_answer_of_another_business_is_found(string law) => Broken(law, new LooksAtTheTextOnly());

    [Theory]
    [InlineData("A key that names another request says so, answered or not")]
    public Task An_answer_to_another_request_is_found(string law) => Broken(law, new LooksAtTheKeyOnly());

    [Theory]
    [InlineData("When a lease has ended the next goes on under the payment id of the first")]
    [InlineData("Work that was released is granted at once, under the same payment id")]
    public Task A_second_payment_id_is_found(string law) => Broken(law, new ForgetsThePayment());

    [Theory]
    [InlineData("A key is kept until the end that was given, and is free from then on")]
    public Task An_answer_that_is_told_for_ever_is_found(string law) => Broken(law, new NeverForgets());

    static async Task Broken(string law, IIdempotency store) =>
        await Assert.ThrowsAsync<LawBroken>(
            () => IdempotencyLaws.All.Named(law).Check(store, CancellationToken.None));

    abstract class Faulty : IIdempotency
    {
        protected MemoryStore Store { get; } = new();

        public virtual Task<Either<StoreFault, Reserved>> Reserve(Reservation wanted, CancellationToken cancellation) =>
            Store.Reserve(wanted, cancellation);

        public virtual Task<Either<StoreFault, bool>> Complete(
            RequestClaim claim, Instant now, StoredAnswer answer, CancellationToken cancellation) =>
            Store.Complete(claim, now, answer, cancellation);

        public virtual Task<Either<StoreFault, bool>> Release(
            RequestClaim claim, Instant now, CancellationToken cancellation) =>
            Store.Release(claim, now, cancellation);
    }

    /// <summary>Looks whether somebody is at work, and says only afterwards that it is.</summary>
    sealed class ChecksThenActs : Faulty
    {
        readonly TaskCompletionSource both = new();
        int looking;

        public override async Task<Either<StoreFault, Reserved>> Reserve(
            Reservation wanted, CancellationToken cancellation)
        {
            var place = Interlocked.Increment(ref looking);
            if (place == 2)
                both.SetResult();
            await both.Task.WaitAsync(cancellation);
            var reserved = await Store.Reserve(wanted, cancellation);
            return place <= 2 ? new Reserved.Granted(new RequestClaim(wanted.Key, wanted.Payment, 1)) : reserved;
        }
    }

    /// <summary>Completes whatever is at work under the key now.</summary>
    sealed class AsksForNoClaim : Faulty
    {
        readonly Dictionary<IdempotencyKey, (RequestClaim Claim, Instant At)> latest = [];

        public override async Task<Either<StoreFault, Reserved>> Reserve(
            Reservation wanted, CancellationToken cancellation)
        {
            var reserved = await Store.Reserve(wanted, cancellation);
            if (reserved.Case is Reserved.Granted granted)
                latest[wanted.Key] = (granted.Claim, wanted.Lease.Now);
            return reserved;
        }

        public override Task<Either<StoreFault, bool>> Complete(
            RequestClaim claim, Instant now, StoredAnswer answer, CancellationToken cancellation) =>
            Store.Complete(latest[claim.Key].Claim, latest[claim.Key].At, answer, cancellation);
    }

    sealed class LooksAtTheTextOnly : Faulty
    {
        public override Task<Either<StoreFault, Reserved>> Reserve(
            Reservation wanted, CancellationToken cancellation) =>
            Store.Reserve(
                wanted with { Key = wanted.Key with { Business = Samples.Business(1) } }, cancellation);
    }

    sealed class LooksAtTheKeyOnly : Faulty
    {
        public override Task<Either<StoreFault, Reserved>> Reserve(
            Reservation wanted, CancellationToken cancellation) =>
            Store.Reserve(wanted with { Fingerprint = RequestFingerprint.Of("POST", "/", []) }, cancellation);
    }

    /// <summary>Gives whoever takes the work the payment id that they came with.</summary>
    sealed class ForgetsThePayment : Faulty
    {
        public override async Task<Either<StoreFault, Reserved>> Reserve(
            Reservation wanted, CancellationToken cancellation)
        {
            var reserved = await Store.Reserve(wanted, cancellation);
            return reserved.Case is Reserved.Granted granted
                ? new Reserved.Granted(granted.Claim with { Payment = wanted.Payment })
                : reserved;
        }

        public override Task<Either<StoreFault, bool>> Complete(
            RequestClaim claim, Instant now, StoredAnswer answer, CancellationToken cancellation) =>
            Store.Complete(claim with { Payment = Samples.Payment(1) }, now, answer, cancellation);

        public override Task<Either<StoreFault, bool>> Release(
            RequestClaim claim, Instant now, CancellationToken cancellation) =>
            Store.Release(claim with { Payment = Samples.Payment(1) }, now, cancellation);
    }

    sealed class NeverForgets : Faulty
    {
        public override Task<Either<StoreFault, Reserved>> Reserve(
            Reservation wanted, CancellationToken cancellation) =>
            Store.Reserve(wanted with { KeepUntil = Instant.MaxValue }, cancellation);
    }
}
