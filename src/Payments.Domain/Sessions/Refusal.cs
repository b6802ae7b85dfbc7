using System.Diagnostics;

namespace Payments.Domain.Sessions;

/// <summary>
/// Why a command was not obeyed. Exactly one reason, always a fact about the session; nothing has changed.
/// </summary>
public abstract record Refusal
{
    private Refusal() { }

    /// <summary>Stable name for logs and wire formats. Renaming one is a breaking change.</summary>
    public string Code => Name;

    internal abstract string Name { get; }

    public sealed record AlreadyPaid(PaidAt PaidAt) : Refusal
    {
        internal override string Name => "payment_already_paid";
    }

    public sealed record AlreadyCancelled(Instant At) : Refusal
    {
        internal override string Name => "payment_already_cancelled";
    }

    public sealed record AlreadyExpired(Instant At) : Refusal
    {
        internal override string Name => "payment_already_expired";
    }

    /// <summary>It is too late, and what became of the session's order is being found out.</summary>
    public sealed record DeadlinePassed(Instant ExpiresAt) : Refusal
    {
        internal override string Name => "payment_deadline_passed";
    }

    /// <summary>It is too early to expire.</summary>
    public sealed record DeadlineNotReached(Instant ExpiresAt) : Refusal
    {
        internal override string Name => "payment_deadline_not_reached";
    }

    /// <summary>The session is being cancelled: its order is to be closed first.</summary>
    public sealed record CancellationUnderWay : Refusal
    {
        internal override string Name => "payment_cancellation_under_way";
    }

    public T Match<T>(
        Func<AlreadyPaid, T> alreadyPaid,
        Func<AlreadyCancelled, T> alreadyCancelled,
        Func<AlreadyExpired, T> alreadyExpired,
        Func<DeadlinePassed, T> deadlinePassed,
        Func<DeadlineNotReached, T> deadlineNotReached,
        Func<CancellationUnderWay, T> cancellationUnderWay) =>
        this switch
        {
            AlreadyPaid it => alreadyPaid(it),
            AlreadyCancelled it => alreadyCancelled(it),
            AlreadyExpired it => alreadyExpired(it),
            DeadlinePassed it => deadlinePassed(it),
            DeadlineNotReached it => deadlineNotReached(it),
            CancellationUnderWay it => cancellationUnderWay(it),
            _ => throw new UnreachableException(),
        };
}
