using Payments.Application.Ports;

namespace Payments.Postgres;

// What the merchants have: keys that open, and places where they listen.
public sealed partial class PostgresStore
{
    public Task<Either<StoreFault, Option<KeyHolder>>> Find(ApiKeyHash hash, CancellationToken cancellation) =>
        ApiKeyTable.Find(database, hash, cancellation);

    public Task<Either<StoreFault, Unit>> Add(
        ApiKeyHash hash, KeyHolder holder, Option<KeyName> name, Instant now, CancellationToken cancellation) =>
        ApiKeyTable.Add(database, hash, holder, name, now, cancellation);

    public Task<Either<StoreFault, Seq<KeptKey>>> List(
        Option<ApiKeyHash> after, int limit, CancellationToken cancellation) =>
        ApiKeyTable.List(database, after, limit, cancellation);

    public Task<Either<StoreFault, bool>> Revoke(ApiKeyHash hash, Instant now, CancellationToken cancellation) =>
        ApiKeyTable.Revoke(database, hash, now, cancellation);

    public Task<Either<StoreFault, EndpointAdded>> Add(
        KeyHolder whose, MerchantEndpoint endpoint, Instant now, CancellationToken cancellation) =>
        MerchantEndpointTable.Add(database, whose, endpoint, now, cancellation);

    public Task<Either<StoreFault, Seq<MerchantEndpoint>>> List(KeyHolder whose, CancellationToken cancellation) =>
        MerchantEndpointTable.List(database, whose, cancellation);

    public Task<Either<StoreFault, bool>> Rotate(
        KeyHolder whose, EndpointId id, WebhookSecret next, Instant previousUntil, CancellationToken cancellation) =>
        MerchantEndpointTable.Rotate(database, whose, id, next, previousUntil, cancellation);

    public Task<Either<StoreFault, bool>> Remove(KeyHolder whose, EndpointId id, CancellationToken cancellation) =>
        MerchantEndpointTable.Remove(database, whose, id, cancellation);
}
