using Payments.Domain.Values;

namespace Payments.Application.Ports;

/// <summary>What is asked for before a request that has a key is served.</summary>
/// <param name="Key">Under which key.</param>
/// <param name="Fingerprint">Which request.</param>
/// <param name="Payment">Set aside for it, if it is the first; no other reservation was ever made with it.</param>
/// <param name="Lease">For how long the work is the caller's alone.</param>
/// <param name="KeepUntil">The first instant at which the key may be forgotten; not before the lease ends.</param>
public sealed record Reservation(
    IdempotencyKey Key, RequestFingerprint Fingerprint, PaymentId Payment, Lease Lease, Instant KeepUntil);

/// <summary>Requests that have a key, and how they were answered.</summary>
/// <remarks>
/// Reserved before any work, so that of many repeats one is at work, and a repeat after a crash goes on where it broke
/// off. A claim holds until it is completed or released, its lease ends, or another takes it after that; with a claim
/// that is lost every call answers false and changes nothing. Time comes from the caller only. No method throws for
/// what a store can run into: that is a <see cref="StoreFault"/>. The laws that every implementation obeys are in
/// Payments.Testing.
/// </remarks>
public interface IIdempotency
{
    /// <summary>
    /// Takes the work on a request, or says why not. Checked in this order: the key is not kept, it names another
    /// request, that was answered, somebody is at work on it.
    /// </summary>
    /// <remarks>
    /// Who is granted the work sets anew until when the key is kept. What was to be kept until now, or earlier, is
    /// forgotten.
    /// </remarks>
    Task<Either<StoreFault, Reserved>> Reserve(Reservation wanted, CancellationToken cancellation);

    /// <summary>The request is answered: from now on its key answers with this.</summary>
    Task<Either<StoreFault, bool>> Complete(
        RequestClaim claim, Instant now, StoredAnswer answer, CancellationToken cancellation);

    /// <summary>
    /// The work ended without an answer to keep: the next repeat may take it at once, under the same payment id.
    /// </summary>
    Task<Either<StoreFault, bool>> Release(RequestClaim claim, Instant now, CancellationToken cancellation);
}
