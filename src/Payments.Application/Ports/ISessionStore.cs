using Payments.Domain.Values;

namespace Payments.Application.Ports;

/// <summary>Sessions as their events. The read model beside them serves look-ups and is never the source.</summary>
/// <remarks>
/// Time comes from the caller only. No method throws for what a store can run into: that is a <see cref="StoreFault"/>.
/// The laws that every implementation obeys are in Payments.Testing.
/// </remarks>
public interface ISessionStore
{
    /// <summary>Every event of a session in stored order; none when there is no such session.</summary>
    Task<Either<StoreFault, Option<StoredSession>>> Load(SessionKey key, CancellationToken cancellation);

    /// <summary>
    /// Whose session it is. For what a provider tells, which names only the payment; never for a client's request.
    /// </summary>
    Task<Either<StoreFault, Option<SessionKey>>> Locate(PaymentId payment, CancellationToken cancellation);

    /// <summary>
    /// Stores events, row and effects, and completes the claim if one is given: in one transaction, or nothing at all.
    /// Once this answers <see cref="Appended.Stored"/>, neither a crash nor a power cut loses it.
    /// </summary>
    /// <remarks>
    /// Checked in this order: the claim holds, the version is the expected one, the reference of a new session is free.
    /// An effect whose key the session has had before is not queued again.
    /// </remarks>
    Task<Either<StoreFault, Appended>> Append(SessionAppend append, CancellationToken cancellation);

    /// <summary>Sessions whose <see cref="SessionRow.DueAt"/> has come, the longest due first.</summary>
    Task<Either<StoreFault, Seq<SessionKey>>> Due(Instant now, int limit, CancellationToken cancellation);

    /// <summary>Sessions whose <see cref="SessionRow.AskAt"/> has come, the longest waiting first.</summary>
    Task<Either<StoreFault, Seq<SessionKey>>> ToAsk(Instant now, int limit, CancellationToken cancellation);

    /// <summary>
    /// Sets when a sweep next looks at a session; changes nothing else, and nothing if no sweep would. The next append
    /// says anew when it is due.
    /// </summary>
    Task<Either<StoreFault, Unit>> SweepLater(SessionKey key, Instant dueAt, CancellationToken cancellation);

    /// <summary>
    /// Sets when the provider is next asked about a session; changes nothing else, and nothing if it is not awaiting
    /// payment.
    /// </summary>
    Task<Either<StoreFault, Unit>> AskLater(SessionKey key, Instant askAt, CancellationToken cancellation);
}
