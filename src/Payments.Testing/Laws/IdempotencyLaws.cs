using System.Text;

using Payments.Application.Ports;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

/// <summary>What <see cref="IIdempotency"/> promises.</summary>
public static partial class IdempotencyLaws
{
    static readonly Instant LeaseEnd = SampleSession.LeaseAt(Noon).Until;
    static readonly Instant End = Noon + Duration.FromHours(24);
    static readonly IdempotencyKey Key = new(Business(1), Mode.Test, "a key");
    static readonly StoredAnswer Answer201 = new(201, "application/json", "/payments/1", "\u00e9\0 {}"u8.ToArray());

    public static Seq<Law<IIdempotency>> All { get; } = Claiming + Keeping;

    /// <summary>Takes what has to be granted for the law to make sense.</summary>
    static async Task<RequestClaim> Take(
        IIdempotency store, Reservation wanted, CancellationToken cancellation) =>
        await Reserve(store, wanted, cancellation) is Reserved.Granted granted
            ? granted.Claim
            : throw new LawBroken("What nobody is at work on was not granted");

    static async Task<Reserved> Reserve(IIdempotency store, Reservation wanted, CancellationToken cancellation) =>
        Answer(await store.Reserve(wanted, cancellation));

    static async Task<bool> Complete(
        IIdempotency store, RequestClaim claim, Instant now, CancellationToken cancellation) =>
        Answer(await store.Complete(claim, now, Answer201, cancellation));

    static async Task<bool> Release(
        IIdempotency store, RequestClaim claim, Instant now, CancellationToken cancellation) =>
        Answer(await store.Release(claim, now, cancellation));

    /// <summary>Each with a payment id of its own, as the port wants it.</summary>
    static Reservation Wanted(int payment, Instant now, string body = "a body") =>
        new(
            Key,
            RequestFingerprint.Of("POST", "/payment-sessions", Encoding.UTF8.GetBytes(body)),
            Payment(payment),
            SampleSession.LeaseAt(now),
            now + Duration.FromHours(24));
}
