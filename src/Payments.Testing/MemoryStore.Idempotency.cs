using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Testing;

// Requests that have a key, and how they were answered.
public sealed partial class MemoryStore
{
    readonly Dictionary<IdempotencyKey, KeptRequest> requests = [];

    public Task<Either<StoreFault, Reserved>> Reserve(Reservation wanted, CancellationToken cancellation) =>
        Turn(() => Reserve(wanted), cancellation);

    public Task<Either<StoreFault, bool>> Complete(
        RequestClaim claim, Instant now, StoredAnswer answer, CancellationToken cancellation) =>
        Turn(() => WithHeld(claim, now, it => it.Answer = answer), cancellation);

    public Task<Either<StoreFault, bool>> Release(
        RequestClaim claim, Instant now, CancellationToken cancellation) =>
        Turn(() => WithHeld(claim, now, it => it.LeaseUntil = now), cancellation);

    Reserved Reserve(Reservation wanted)
    {
        foreach (var ended in requests.Where(it => it.Value.KeepUntil <= wanted.Lease.Now).ToArray())
            requests.Remove(ended.Key);

        if (!requests.TryGetValue(wanted.Key, out var kept))
            requests.Add(wanted.Key, kept = new KeptRequest(wanted.Fingerprint, wanted.Payment));
        return kept.Fingerprint != wanted.Fingerprint ? new Reserved.OtherRequest()
            : kept.Answer.Case is StoredAnswer answer ? new Reserved.Answered(answer)
            : wanted.Lease.Now < kept.LeaseUntil ? new Reserved.InFlight()
            : Grant(wanted, kept);
    }

    static Reserved.Granted Grant(Reservation wanted, KeptRequest kept)
    {
        kept.Token++;
        (kept.LeaseUntil, kept.KeepUntil) = (wanted.Lease.Until, wanted.KeepUntil);
        return new Reserved.Granted(new RequestClaim(wanted.Key, kept.Payment, kept.Token));
    }

    bool WithHeld(RequestClaim claim, Instant now, Action<KeptRequest> change)
    {
        if (!requests.TryGetValue(claim.Key, out var kept) || !kept.IsHeld(claim, now))
            return false;

        change(kept);
        return true;
    }

    sealed class KeptRequest(RequestFingerprint fingerprint, PaymentId payment)
    {
        public RequestFingerprint Fingerprint { get; } = fingerprint;

        public PaymentId Payment { get; } = payment;

        public int Token { get; set; }

        public Instant LeaseUntil { get; set; } = Instant.MinValue;

        public Instant KeepUntil { get; set; }

        public Option<StoredAnswer> Answer { get; set; }

        public bool IsHeld(RequestClaim claim, Instant now) =>
            claim.Payment == Payment && claim.Token == Token && Answer.IsNone && now < LeaseUntil;
    }
}
