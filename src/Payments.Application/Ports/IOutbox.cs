namespace Payments.Application.Ports;

/// <summary>The effects that are still to be done. Put there by <see cref="ISessionStore.Append"/> only.</summary>
/// <remarks>
/// At least once: an effect stays until it is completed. The provider effects of one session run in stored order, one
/// at a time; no effect waits behind another session's. A claim holds until it is completed, put off or parked, its
/// lease ends, or another takes it after that; with a claim that is lost every call answers false and changes nothing.
/// </remarks>
public interface IOutbox
{
    /// <summary>Takes effects of a lane that are due and under no lease, the longest due first.</summary>
    Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(
        Lane lane, Lease lease, int limit, CancellationToken cancellation);

    /// <summary>It is done.</summary>
    Task<Either<StoreFault, bool>> Complete(Claim claim, Instant now, CancellationToken cancellation);

    /// <summary>It is to be tried again from <paramref name="dueAt"/> on, by anyone.</summary>
    Task<Either<StoreFault, bool>> PutOff(Claim claim, Instant now, Instant dueAt, CancellationToken cancellation);

    /// <summary>
    /// Nobody can take it yet ("no endpoint"), or nobody would: it is kept, and not offered before it is un-parked.
    /// </summary>
    Task<Either<StoreFault, bool>> Park(Claim claim, Instant now, CancellationToken cancellation);

    /// <summary>
    /// Everything parked of a business in a mode is due now, and tried as if it had just been queued. Answers how many.
    /// </summary>
    Task<Either<StoreFault, int>> Unpark(KeyHolder whose, Instant now, CancellationToken cancellation);
}
