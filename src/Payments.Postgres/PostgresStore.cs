using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Postgres;

/// <summary>The store that many nodes share: one schema in PostgreSQL, and nothing acknowledged is ever lost.</summary>
/// <remarks>
/// PostgreSQL 15 or later, with UTF-8. Safe for any number of threads and of nodes. Times are kept to the nanosecond.
/// What is acknowledged is on the server's disk, if the server keeps fsync on; where it waits for standbys, on theirs.
/// Whatever broke a connection is <see cref="StoreFault.Unreachable"/>: what was asked may be stored or not, and asking
/// again is safe. An append that was stored after all answers then that the version moved.
/// </remarks>
public sealed partial class PostgresStore
    : ISessionStore, ISessionLists, IOutbox, IApiKeys, IWebhookNonces, IIdempotency, IMerchantEndpoints,
        IAsyncDisposable, IDisposable
{
    /// <summary>How long a call waits for a lock or a connection before it answers that the store is busy.</summary>
    public static readonly Duration DefaultPatience = Duration.FromSeconds(5);

    readonly Database database;

    PostgresStore(Database database) => this.database = database;

    public static Task<Either<StoreFault, PostgresStore>> Open(
        PostgresSettings settings, CancellationToken cancellation) =>
        Open(settings, DefaultPatience, cancellation);

    /// <summary>Opens the schema, or makes it. One that is not ours, or newer than we know, is left as it is.</summary>
    public static async Task<Either<StoreFault, PostgresStore>> Open(
        PostgresSettings settings, Duration patience, CancellationToken cancellation)
    {
        var database = Connection.To(settings, patience);
        var prepared = await database.Prepare(settings.Schema, cancellation).ConfigureAwait(false);
        if (prepared.Case is not StoreFault fault)
            return new PostgresStore(database);

        await database.DisposeAsync().ConfigureAwait(false);
        return fault;
    }

    /// <summary>Whether nothing was ever kept in the schema, or there is none. Changes nothing.</summary>
    public static async Task<Either<StoreFault, bool>> IsBlank(
        PostgresSettings settings, CancellationToken cancellation)
    {
        var database = Connection.To(settings, DefaultPatience);
        await using var _ = database.ConfigureAwait(false);
        return await database.IsBlank(settings.Schema, cancellation).ConfigureAwait(false);
    }

    public Task<Either<StoreFault, Option<StoredSession>>> Load(SessionKey key, CancellationToken cancellation) =>
        SessionTable.Load(database, key, cancellation);

    public Task<Either<StoreFault, Option<SessionKey>>> Locate(PaymentId payment, CancellationToken cancellation) =>
        SessionTable.Locate(database, payment, cancellation);

    public Task<Either<StoreFault, Appended>> Append(SessionAppend append, CancellationToken cancellation) =>
        Appending.Append(database, append, cancellation);

    public Task<Either<StoreFault, Seq<SessionKey>>> Due(Instant now, int limit, CancellationToken cancellation) =>
        SessionTable.Due(database, now, limit, cancellation);

    public Task<Either<StoreFault, Seq<SessionKey>>> ToAsk(Instant now, int limit, CancellationToken cancellation) =>
        SessionTable.ToAsk(database, now, limit, cancellation);

    public Task<Either<StoreFault, Unit>> SweepLater(SessionKey key, Instant dueAt, CancellationToken cancellation) =>
        SessionTable.SweepLater(database, key, dueAt, cancellation);

    public Task<Either<StoreFault, Unit>> AskLater(SessionKey key, Instant askAt, CancellationToken cancellation) =>
        SessionTable.AskLater(database, key, askAt, cancellation);

    public Task<Either<StoreFault, Seq<StoredSession>>> List(
        KeyHolder holder, ListFilter filter, ListPage page, Instant now, CancellationToken cancellation) =>
        SessionLists.List(database, holder, filter, page, now, cancellation);

    public Task<Either<StoreFault, StatusCounts>> Count(
        KeyHolder holder, Instant since, Instant now, CancellationToken cancellation) =>
        SessionLists.Count(database, holder, since, now, cancellation);

    public Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(
        Lane lane, Lease lease, int limit, CancellationToken cancellation) =>
        Claiming.Claim(database, lane, lease, limit, cancellation);

    /// <summary>How many effects could be claimed at a time, of either lane, if nobody touched them before.</summary>
    public Task<Either<StoreFault, int>> CountFree(Instant at, CancellationToken cancellation) =>
        Claiming.Count(database, at, cancellation);

    public Task<Either<StoreFault, bool>> Complete(Claim claim, Instant now, CancellationToken cancellation) =>
        OutboxTable.Complete(database, claim, now, cancellation);

    public Task<Either<StoreFault, bool>> PutOff(
        Claim claim, Instant now, Instant dueAt, CancellationToken cancellation) =>
        OutboxTable.PutOff(database, claim, now, dueAt, cancellation);

    public Task<Either<StoreFault, bool>> Park(Claim claim, Instant now, CancellationToken cancellation) =>
        OutboxTable.Park(database, claim, now, cancellation);

    public Task<Either<StoreFault, int>> Unpark(KeyHolder whose, Instant now, CancellationToken cancellation) =>
        OutboxTable.Unpark(database, whose, now, cancellation);

    public Task<Either<StoreFault, bool>> IsKnown(WebhookNonce nonce, Instant now, CancellationToken cancellation) =>
        WebhookNonceTable.IsKnown(database, nonce, now, cancellation);

    public Task<Either<StoreFault, Unit>> Remember(
        WebhookNonce nonce, Instant now, Instant until, CancellationToken cancellation) =>
        WebhookNonceTable.Remember(database, nonce, now, until, cancellation);

    public Task<Either<StoreFault, Reserved>> Reserve(Reservation wanted, CancellationToken cancellation) =>
        IdempotencyTable.Reserve(database, wanted, cancellation);

    public Task<Either<StoreFault, bool>> Complete(
        RequestClaim claim, Instant now, StoredAnswer answer, CancellationToken cancellation) =>
        IdempotencyTable.Complete(database, claim, now, answer, cancellation);

    public Task<Either<StoreFault, bool>> Release(
        RequestClaim claim, Instant now, CancellationToken cancellation) =>
        IdempotencyTable.Release(database, claim, now, cancellation);

    /// <summary>Ends after every call that was made has been answered.</summary>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
