using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Postgres.Specs;

/// <summary>Nodes behind a balancer: each call goes to the next of them.</summary>
sealed class InTurn(IReadOnlyList<PostgresStore> nodes)
    : ISessionStore, ISessionLists, IOutbox, IApiKeys, IWebhookNonces, IIdempotency, IMerchantEndpoints
{
    int calls;

    public Task<Either<StoreFault, Option<StoredSession>>> Load(SessionKey key, CancellationToken cancellation) =>
        Next().Load(key, cancellation);

    public Task<Either<StoreFault, Option<SessionKey>>> Locate(PaymentId payment, CancellationToken cancellation) =>
        Next().Locate(payment, cancellation);

    public Task<Either<StoreFault, Appended>> Append(SessionAppend append, CancellationToken cancellation) =>
        Next().Append(append, cancellation);

    public Task<Either<StoreFault, Seq<SessionKey>>> Due(Instant now, int limit, CancellationToken cancellation) =>
        Next().Due(now, limit, cancellation);

    public Task<Either<StoreFault, Seq<SessionKey>>> ToAsk(Instant now, int limit, CancellationToken cancellation) =>
        Next().ToAsk(now, limit, cancellation);

    public Task<Either<StoreFault, Unit>> SweepLater(SessionKey key, Instant dueAt, CancellationToken cancellation) =>
        Next().SweepLater(key, dueAt, cancellation);

    public Task<Either<StoreFault, Unit>> AskLater(SessionKey key, Instant askAt, CancellationToken cancellation) =>
        Next().AskLater(key, askAt, cancellation);

    public Task<Either<StoreFault, Seq<StoredSession>>> List(
        KeyHolder holder, ListFilter filter, ListPage page, Instant now, CancellationToken cancellation) =>
        Next().List(holder, filter, page, now, cancellation);

    public Task<Either<StoreFault, StatusCounts>> Count(
        KeyHolder holder, Instant since, Instant now, CancellationToken cancellation) =>
        Next().Count(holder, since, now, cancellation);

    public Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(
        Lane lane, Lease lease, int limit, CancellationToken cancellation) =>
        Next().Claim(lane, lease, limit, cancellation);

    public Task<Either<StoreFault, bool>> Complete(Claim claim, Instant now, CancellationToken cancellation) =>
        Next().Complete(claim, now, cancellation);

    public Task<Either<StoreFault, bool>> PutOff(
        Claim claim, Instant now, Instant dueAt, CancellationToken cancellation) =>
        Next().PutOff(claim, now, dueAt, cancellation);

    public Task<Either<StoreFault, bool>> Park(Claim claim, Instant now, CancellationToken cancellation) =>
        Next().Park(claim, now, cancellation);

    public Task<Either<StoreFault, int>> Unpark(KeyHolder whose, Instant now, CancellationToken cancellation) =>
        Next().Unpark(whose, now, cancellation);

    public Task<Either<StoreFault, bool>> IsKnown(WebhookNonce nonce, Instant now, CancellationToken cancellation) =>
        Next().IsKnown(nonce, now, cancellation);

    public Task<Either<StoreFault, Unit>> Remember(
        WebhookNonce nonce, Instant now, Instant until, CancellationToken cancellation) =>
        Next().Remember(nonce, now, until, cancellation);

    public Task<Either<StoreFault, Reserved>> Reserve(Reservation wanted, CancellationToken cancellation) =>
        Next().Reserve(wanted, cancellation);

    public Task<Either<StoreFault, bool>> Complete(
        RequestClaim claim, Instant now, StoredAnswer answer, CancellationToken cancellation) =>
        Next().Complete(claim, now, answer, cancellation);

    public Task<Either<StoreFault, bool>> Release(RequestClaim claim, Instant now, CancellationToken cancellation) =>
        Next().Release(claim, now, cancellation);

    public Task<Either<StoreFault, Option<KeyHolder>>> Find(ApiKeyHash hash, CancellationToken cancellation) =>
        Next().Find(hash, cancellation);

    public Task<Either<StoreFault, Unit>> Add(
        ApiKeyHash hash, KeyHolder holder, Option<KeyName> name, Instant now, CancellationToken cancellation) =>
        Next().Add(hash, holder, name, now, cancellation);

    public Task<Either<StoreFault, Seq<KeptKey>>> List(
        Option<ApiKeyHash> after, int limit, CancellationToken cancellation) =>
        Next().List(after, limit, cancellation);

    public Task<Either<StoreFault, bool>> Revoke(ApiKeyHash hash, Instant now, CancellationToken cancellation) =>
        Next().Revoke(hash, now, cancellation);

    public Task<Either<StoreFault, EndpointAdded>> Add(
        KeyHolder whose, MerchantEndpoint endpoint, Instant now, CancellationToken cancellation) =>
        Next().Add(whose, endpoint, now, cancellation);

    public Task<Either<StoreFault, Seq<MerchantEndpoint>>> List(KeyHolder whose, CancellationToken cancellation) =>
        Next().List(whose, cancellation);

    public Task<Either<StoreFault, bool>> Rotate(
        KeyHolder whose, EndpointId id, WebhookSecret next, Instant previousUntil, CancellationToken cancellation) =>
        Next().Rotate(whose, id, next, previousUntil, cancellation);

    public Task<Either<StoreFault, bool>> Remove(KeyHolder whose, EndpointId id, CancellationToken cancellation) =>
        Next().Remove(whose, id, cancellation);

    PostgresStore Next() => nodes[Interlocked.Increment(ref calls) % nodes.Count];
}
