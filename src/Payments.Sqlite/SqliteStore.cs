using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Sqlite;

/// <summary>The embedded store: one file, and nothing that was acknowledged is ever lost.</summary>
/// <remarks>
/// Safe for any number of threads, and for several processes on one machine that share the file. Times are kept to the
/// nanosecond. The file must lie on a local disk: WAL does not work over a network (sqlite.org/wal.html).
/// </remarks>
public sealed partial class SqliteStore
    : ISessionStore, ISessionLists, IOutbox, IApiKeys, IWebhookNonces, IIdempotency, IMerchantEndpoints,
        IAsyncDisposable, IDisposable
{
    /// <summary>How long a call waits for a process that holds the file before it answers that it is busy.</summary>
    public static readonly Duration DefaultPatience = Duration.FromSeconds(5);

    readonly Writer writer;
    readonly Readers readers;

    SqliteStore(Writer writer, Readers readers) => (this.writer, this.readers) = (writer, readers);

    public static Either<StoreFault, SqliteStore> Open(string path) => Open(path, DefaultPatience);

    /// <summary>Opens the file, or makes it. One that is not ours, or newer than we know, is left as it is.</summary>
    public static Either<StoreFault, SqliteStore> Open(string path, Duration patience)
    {
        var full = Path.GetFullPath(path);
        return SqliteFaults
            .Guard(() => Schema.Open(full, patience))
            .Map(database => new SqliteStore(new Writer(database), new Readers(full, patience)));
    }

    /// <summary>Whether opening the file would upgrade it, which a host of before must not be serving from.</summary>
    public static Either<StoreFault, bool> IsOlder(string path) =>
        SqliteFaults.Guard<bool>(() => Schema.IsOlder(Path.GetFullPath(path), DefaultPatience));

    public Task<Either<StoreFault, Option<StoredSession>>> Load(SessionKey key, CancellationToken cancellation) =>
        readers.Read(database => SessionTable.Load(database, key), cancellation);

    public Task<Either<StoreFault, Option<SessionKey>>> Locate(PaymentId payment, CancellationToken cancellation) =>
        readers.Read(database => SessionTable.Locate(database, payment), cancellation);

    public Task<Either<StoreFault, Appended>> Append(SessionAppend append, CancellationToken cancellation) =>
        writer.Write(database => Appending.Append(database, append), cancellation);

    public Task<Either<StoreFault, Seq<SessionKey>>> Due(Instant now, int limit, CancellationToken cancellation) =>
        readers.Read(database => SessionTable.Due(database, now, limit), cancellation);

    public Task<Either<StoreFault, Seq<SessionKey>>> ToAsk(Instant now, int limit, CancellationToken cancellation) =>
        readers.Read(database => SessionTable.ToAsk(database, now, limit), cancellation);

    public Task<Either<StoreFault, Unit>> SweepLater(SessionKey key, Instant dueAt, CancellationToken cancellation) =>
        writer.Write(database => SessionTable.SweepLater(database, key, dueAt), cancellation);

    public Task<Either<StoreFault, Unit>> AskLater(SessionKey key, Instant askAt, CancellationToken cancellation) =>
        writer.Write(database => SessionTable.AskLater(database, key, askAt), cancellation);

    public Task<Either<StoreFault, Seq<StoredSession>>> List(
        KeyHolder holder, ListFilter filter, ListPage page, Instant now, CancellationToken cancellation) =>
        readers.Read(database => SessionLists.List(database, holder, filter, page, now), cancellation);

    public Task<Either<StoreFault, StatusCounts>> Count(
        KeyHolder holder, Instant since, Instant now, CancellationToken cancellation) =>
        readers.Read(database => SessionLists.Count(database, holder, since, now), cancellation);

    /// <remarks>Forgets ended idempotency keys as well: a node claims all day, also when nobody reserves.</remarks>
    public Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(
        Lane lane, Lease lease, int limit, CancellationToken cancellation) =>
        writer.Write(
            database =>
            {
                IdempotencyTable.Forget(database, lease.Now);
                return Claiming.Claim(database, lane, lease, limit);
            },
            cancellation);

    /// <summary>How many effects could be claimed at a time, of either lane, if nobody touched them before.</summary>
    public Task<Either<StoreFault, int>> CountFree(Instant at, CancellationToken cancellation) =>
        readers.Read(database => Claiming.Count(database, at), cancellation);

    public Task<Either<StoreFault, bool>> Complete(Claim claim, Instant now, CancellationToken cancellation) =>
        writer.Write(database => OutboxTable.Complete(database, claim, now), cancellation);

    public Task<Either<StoreFault, bool>> PutOff(
        Claim claim, Instant now, Instant dueAt, CancellationToken cancellation) =>
        writer.Write(database => OutboxTable.PutOff(database, claim, now, dueAt), cancellation);

    public Task<Either<StoreFault, bool>> Park(Claim claim, Instant now, CancellationToken cancellation) =>
        writer.Write(database => OutboxTable.Park(database, claim, now), cancellation);

    public Task<Either<StoreFault, int>> Unpark(KeyHolder whose, Instant now, CancellationToken cancellation) =>
        writer.Write(database => OutboxTable.Unpark(database, whose, now), cancellation);

    public Task<Either<StoreFault, bool>> IsKnown(WebhookNonce nonce, Instant now, CancellationToken cancellation) =>
        readers.Read(database => WebhookNonceTable.IsKnown(database, nonce, now), cancellation);

    public Task<Either<StoreFault, Unit>> Remember(
        WebhookNonce nonce, Instant now, Instant until, CancellationToken cancellation) =>
        writer.Write(database => WebhookNonceTable.Remember(database, nonce, now, until), cancellation);

    public Task<Either<StoreFault, Reserved>> Reserve(Reservation wanted, CancellationToken cancellation) =>
        writer.Write(database => IdempotencyTable.Reserve(database, wanted), cancellation);

    public Task<Either<StoreFault, bool>> Complete(
        RequestClaim claim, Instant now, StoredAnswer answer, CancellationToken cancellation) =>
        writer.Write(database => IdempotencyTable.Complete(database, claim, now, answer), cancellation);

    public Task<Either<StoreFault, bool>> Release(
        RequestClaim claim, Instant now, CancellationToken cancellation) =>
        writer.Write(database => IdempotencyTable.Release(database, claim, now), cancellation);

    /// <summary>Ends after every call that was made has been answered.</summary>
    public async ValueTask DisposeAsync()
    {
        readers.Dispose();
        await writer.DisposeAsync().ConfigureAwait(false);
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
