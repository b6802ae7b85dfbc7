using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Http.Specs.Running;

/// <summary>A store in memory that counts what is stored, and answers as badly as the spec wants it to.</summary>
public sealed class WatchedStore : ISessionStore, ISessionLists, IApiKeys, IIdempotency
{
    int appends;
    int keyLooks;
    int located;

    public MemoryStore Kept { get; } = new();

    /// <summary>How often something was stored.</summary>
    public int Appends => Volatile.Read(ref appends);

    /// <summary>What the store answers in place of doing its work.</summary>
    public StoreFault? Fault { get; set; }

    /// <summary>What the store of keys answers in place of doing its work.</summary>
    public StoreFault? KeyFault { get; set; }

    /// <summary>The node dies when it has stored a session: it tells nobody, and ends nothing that it began.</summary>
    public bool DiesOfAppending { get; set; }

    /// <summary>How many answers it will not keep, for the reason of <see cref="KeepingFault"/>.</summary>
    public int AnswersNotKept { get; set; }

    public StoreFault KeepingFault { get; set; } = new StoreFault.Busy();

    /// <summary>Somebody else is always faster.</summary>
    public bool IsContended { get; set; }

    /// <summary>How often a key was looked up.</summary>
    public int KeyLooks => Volatile.Read(ref keyLooks);

    /// <summary>How often a session was located.</summary>
    public int Located => Volatile.Read(ref located);

    /// <summary>Locating a session takes until this ends, and heeds no cancellation.</summary>
    public Task Hangs { get; set; } = Task.CompletedTask;

    /// <summary>Breaks the law of its port: adapters do not throw.</summary>
    public Exception? Broken { get; set; }

    public Task<Either<StoreFault, Option<StoredSession>>> Load(SessionKey key, CancellationToken cancellation) =>
        Unless(() => Kept.Load(key, cancellation));

    public Task<Either<StoreFault, Option<SessionKey>>> Locate(PaymentId payment, CancellationToken cancellation) =>
        Unless(async () =>
        {
            Interlocked.Increment(ref located);
            await Hangs;
            return await Kept.Locate(payment, cancellation);
        });

    public Task<Either<StoreFault, Seq<StoredSession>>> List(
        KeyHolder holder, ListFilter filter, ListPage page, Instant now, CancellationToken cancellation) =>
        Unless(() => Kept.List(holder, filter, page, now, cancellation));

    public Task<Either<StoreFault, StatusCounts>> Count(
        KeyHolder holder, Instant since, Instant now, CancellationToken cancellation) =>
        Unless(() => Kept.Count(holder, since, now, cancellation));

    public Task<Either<StoreFault, Appended>> Append(SessionAppend append, CancellationToken cancellation) =>
        Unless(async () =>
        {
            if (IsContended)
                return new Appended.VersionMoved();
            var appended = await Kept.Append(append, cancellation);
            if (appended.Case is Appended.Stored)
                Interlocked.Increment(ref appends);
            if (DiesOfAppending)
                Fault = new StoreFault.Unreachable();
            return Fault is { } died ? died : appended;
        });

    public Task<Either<StoreFault, Seq<SessionKey>>> Due(Instant now, int limit, CancellationToken cancellation) =>
        Kept.Due(now, limit, cancellation);

    public Task<Either<StoreFault, Seq<SessionKey>>> ToAsk(Instant now, int limit, CancellationToken cancellation) =>
        Kept.ToAsk(now, limit, cancellation);

    public Task<Either<StoreFault, Unit>> SweepLater(SessionKey key, Instant dueAt, CancellationToken cancellation) =>
        Kept.SweepLater(key, dueAt, cancellation);

    public Task<Either<StoreFault, Unit>> AskLater(SessionKey key, Instant askAt, CancellationToken cancellation) =>
        Kept.AskLater(key, askAt, cancellation);

    public Task<Either<StoreFault, Option<KeyHolder>>> Find(ApiKeyHash hash, CancellationToken cancellation)
    {
        Interlocked.Increment(ref keyLooks);
        return KeyFault is { } fault
            ? Task.FromResult<Either<StoreFault, Option<KeyHolder>>>(fault)
            : Kept.Find(hash, cancellation);
    }

    public Task<Either<StoreFault, Unit>> Add(
        ApiKeyHash hash, KeyHolder holder, Option<KeyName> name, Instant now, CancellationToken cancellation) =>
        Kept.Add(hash, holder, name, now, cancellation);

    public Task<Either<StoreFault, Seq<KeptKey>>> List(
        Option<ApiKeyHash> after, int limit, CancellationToken cancellation) =>
        Kept.List(after, limit, cancellation);

    public Task<Either<StoreFault, bool>> Revoke(ApiKeyHash hash, Instant now, CancellationToken cancellation) =>
        Kept.Revoke(hash, now, cancellation);

    public Task<Either<StoreFault, Reserved>> Reserve(Reservation wanted, CancellationToken cancellation) =>
        UnlessFault(() => Kept.Reserve(wanted, cancellation));

    public Task<Either<StoreFault, bool>> Complete(
        RequestClaim claim, Instant now, StoredAnswer answer, CancellationToken cancellation) =>
        UnlessFault(() => AnswersNotKept-- > 0
            ? Task.FromResult<Either<StoreFault, bool>>(KeepingFault)
            : Kept.Complete(claim, now, answer, cancellation));

    public Task<Either<StoreFault, bool>> Release(
        RequestClaim claim, Instant now, CancellationToken cancellation) =>
        UnlessFault(() => Kept.Release(claim, now, cancellation));

    Task<Either<StoreFault, T>> Unless<T>(Func<Task<Either<StoreFault, T>>> work) =>
        Broken is { } broken ? throw broken : UnlessFault(work);

    Task<Either<StoreFault, T>> UnlessFault<T>(Func<Task<Either<StoreFault, T>>> work) =>
        Fault is { } fault ? Task.FromResult<Either<StoreFault, T>>(fault) : work();
}
