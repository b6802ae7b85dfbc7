using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Application.Specs.World;

/// <summary>What goes wrong with one call of the store.</summary>
public enum StoreTrouble { Busy, Unreachable, UnreachableAfterStoring }

/// <summary>A store that fails as the test says, and lets something happen just before it appends.</summary>
public sealed class FaultyStore(ISessionStore sessions, IOutbox outbox) : ISessionStore, IOutbox
{
    readonly Queue<StoreTrouble> appendTroubles = new();

    /// <summary>Until this is set back, nothing can be read.</summary>
    public Option<StoreFault> WhileReading { get; set; }

    /// <summary>A session whose events cannot be read.</summary>
    public Option<SessionKey> Unreadable { get; set; }

    /// <summary>Until this is set back, no claim can be ended and none be made.</summary>
    public Option<StoreFault> InOutbox { get; set; }

    /// <summary>Until this is set back, nothing can be un-parked.</summary>
    public Option<StoreFault> WhileUnparking { get; set; }

    public Func<Task> BeforeAppend { get; set; } = () => Task.CompletedTask;

    public void NextAppends(params StoreTrouble[] troubles)
    {
        foreach (var trouble in troubles)
            appendTroubles.Enqueue(trouble);
    }

    public void Heal()
    {
        appendTroubles.Clear();
        (WhileReading, InOutbox, WhileUnparking) = (None, None, None);
        BeforeAppend = () => Task.CompletedTask;
    }

    public Task<Either<StoreFault, Option<StoredSession>>> Load(SessionKey key, CancellationToken cancellation) =>
        Unless(
            Unreadable == Some(key) ? new StoreFault.Unreadable() : WhileReading,
            () => sessions.Load(key, cancellation));

    public Task<Either<StoreFault, Option<SessionKey>>> Locate(PaymentId payment, CancellationToken cancellation) =>
        Unless(WhileReading, () => sessions.Locate(payment, cancellation));

    public async Task<Either<StoreFault, Appended>> Append(SessionAppend append, CancellationToken cancellation)
    {
        await BeforeAppend();
        if (!appendTroubles.TryDequeue(out var trouble))
            return await sessions.Append(append, cancellation);
        if (trouble == StoreTrouble.Busy)
            return new StoreFault.Busy();
        if (trouble == StoreTrouble.UnreachableAfterStoring)
            await sessions.Append(append, cancellation);
        return new StoreFault.Unreachable();
    }

    public Task<Either<StoreFault, Seq<SessionKey>>> Due(Instant now, int limit, CancellationToken cancellation) =>
        Unless(WhileReading, () => sessions.Due(now, limit, cancellation));

    public Task<Either<StoreFault, Seq<SessionKey>>> ToAsk(Instant now, int limit, CancellationToken cancellation) =>
        Unless(WhileReading, () => sessions.ToAsk(now, limit, cancellation));

    public Task<Either<StoreFault, Unit>> SweepLater(SessionKey key, Instant dueAt, CancellationToken cancellation) =>
        Unless(WhileReading, () => sessions.SweepLater(key, dueAt, cancellation));

    public Task<Either<StoreFault, Unit>> AskLater(SessionKey key, Instant askAt, CancellationToken cancellation) =>
        Unless(WhileReading, () => sessions.AskLater(key, askAt, cancellation));

    public Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(
        Lane lane, Lease lease, int limit, CancellationToken cancellation) =>
        Unless(InOutbox, () => outbox.Claim(lane, lease, limit, cancellation));

    public Task<Either<StoreFault, bool>> Complete(Claim claim, Instant now, CancellationToken cancellation) =>
        Unless(InOutbox, () => outbox.Complete(claim, now, cancellation));

    public Task<Either<StoreFault, bool>> PutOff(
        Claim claim, Instant now, Instant dueAt, CancellationToken cancellation) =>
        Unless(InOutbox, () => outbox.PutOff(claim, now, dueAt, cancellation));

    public Task<Either<StoreFault, bool>> Park(Claim claim, Instant now, CancellationToken cancellation) =>
        Unless(InOutbox, () => outbox.Park(claim, now, cancellation));

    public Task<Either<StoreFault, int>> Unpark(KeyHolder whose, Instant now, CancellationToken cancellation) =>
        Unless(InOutbox || WhileUnparking, () => outbox.Unpark(whose, now, cancellation));

    static Task<Either<StoreFault, T>> Unless<T>(Option<StoreFault> fault, Func<Task<Either<StoreFault, T>>> answer) =>
        fault.Case is StoreFault why ? Task.FromResult<Either<StoreFault, T>>(why) : answer();
}
