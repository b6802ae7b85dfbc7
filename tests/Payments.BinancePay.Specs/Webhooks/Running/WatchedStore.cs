using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Webhooks.Running;

/// <summary>A store in memory that counts what is stored, and answers as badly as the spec wants it to.</summary>
public sealed class WatchedStore : ISessionStore, IWebhookNonces
{
    int appends;

    public MemoryStore Kept { get; } = new();

    public int Appends => Volatile.Read(ref appends);

    /// <summary>What the store of sessions answers in place of doing its work.</summary>
    public StoreFault? Fault { get; set; }

    /// <summary>Somebody else is always faster.</summary>
    public bool IsContended { get; set; }

    /// <summary>What the store of nonces answers in place of doing its work.</summary>
    public StoreFault? NonceFault { get; set; }

    public Task<Either<StoreFault, Option<StoredSession>>> Load(SessionKey key, CancellationToken cancellation) =>
        Unless(Fault, () => Kept.Load(key, cancellation));

    public Task<Either<StoreFault, Option<SessionKey>>> Locate(PaymentId payment, CancellationToken cancellation) =>
        Unless(Fault, () => Kept.Locate(payment, cancellation));

    public async Task<Either<StoreFault, Appended>> Append(SessionAppend append, CancellationToken cancellation)
    {
        if (IsContended)
            return new Appended.VersionMoved();
        var appended = await Kept.Append(append, cancellation);
        if (appended.Case is Appended.Stored)
            Interlocked.Increment(ref appends);
        return appended;
    }

    public Task<Either<StoreFault, Seq<SessionKey>>> Due(Instant now, int limit, CancellationToken cancellation) =>
        Kept.Due(now, limit, cancellation);

    public Task<Either<StoreFault, Seq<SessionKey>>> ToAsk(Instant now, int limit, CancellationToken cancellation) =>
        Kept.ToAsk(now, limit, cancellation);

    public Task<Either<StoreFault, Unit>> SweepLater(SessionKey key, Instant dueAt, CancellationToken cancellation) =>
        Kept.SweepLater(key, dueAt, cancellation);

    public Task<Either<StoreFault, Unit>> AskLater(SessionKey key, Instant askAt, CancellationToken cancellation) =>
        Kept.AskLater(key, askAt, cancellation);

    public Task<Either<StoreFault, bool>> IsKnown(WebhookNonce nonce, Instant now, CancellationToken cancellation) =>
        Unless(NonceFault, () => Kept.IsKnown(nonce, now, cancellation));

    public Task<Either<StoreFault, Unit>> Remember(
        WebhookNonce nonce, Instant now, Instant until, CancellationToken cancellation) =>
        Unless(NonceFault, () => Kept.Remember(nonce, now, until, cancellation));

    static Task<Either<StoreFault, T>> Unless<T>(StoreFault? fault, Func<Task<Either<StoreFault, T>>> work) =>
        fault is null ? work() : Task.FromResult<Either<StoreFault, T>>(fault);
}
