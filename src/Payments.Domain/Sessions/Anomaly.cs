using System.Diagnostics;

using Payments.Domain.Values;

namespace Payments.Domain.Sessions;

/// <summary>Something about the money that a person should know. It explains; it never changes a status.</summary>
public abstract record Anomaly
{
    private Anomaly() { }

    internal abstract string Name { get; }

    /// <summary>The money moved this long after the deadline.</summary>
    public sealed record Late(Duration By) : Anomaly
    {
        internal override string Name => "late";
    }

    /// <summary>More than the quote: this much is surplus.</summary>
    public sealed record Over(Money Excess) : Anomaly
    {
        internal override string Name => "over";
    }

    /// <summary>Less than the quote: this much was missing.</summary>
    public sealed record Under(Money Shortfall) : Anomaly
    {
        internal override string Name => "under";
    }

    /// <summary>Not the currency of the quote.</summary>
    public sealed record WrongCurrency : Anomaly
    {
        internal override string Name => "wrong_currency";
    }

    /// <summary>It arrived for a cancelled session.</summary>
    public sealed record AfterCancel : Anomaly
    {
        internal override string Name => "after_cancel";
    }

    /// <summary>It arrived for an expired session.</summary>
    public sealed record AfterExpiry : Anomaly
    {
        internal override string Name => "after_expiry";
    }

    /// <summary>The session had been paid already.</summary>
    public sealed record Duplicate : Anomaly
    {
        internal override string Name => "duplicate";
    }

    /// <summary>It arrived for an order that we had been told was over.</summary>
    public sealed record EndedOrder : Anomaly
    {
        internal override string Name => "ended_order";
    }

    /// <summary>It arrived for an order that was never asked for.</summary>
    public sealed record UnknownOrder : Anomaly
    {
        internal override string Name => "unknown_order";
    }

    /// <summary>The provider says that the order whose payment was credited had been closed.</summary>
    public sealed record ClosedAfterPaid : Anomaly
    {
        internal override string Name => "closed_after_paid";
    }

    /// <summary>The provider gave money back, outside of this API.</summary>
    public sealed record Refunded : Anomaly
    {
        internal override string Name => "refunded";
    }

    public T Match<T>(
        Func<Late, T> late,
        Func<Over, T> over,
        Func<Under, T> under,
        Func<WrongCurrency, T> wrongCurrency,
        Func<AfterCancel, T> afterCancel,
        Func<AfterExpiry, T> afterExpiry,
        Func<Duplicate, T> duplicate,
        Func<EndedOrder, T> endedOrder,
        Func<UnknownOrder, T> unknownOrder,
        Func<ClosedAfterPaid, T> closedAfterPaid,
        Func<Refunded, T> refunded) =>
        this switch
        {
            Late it => late(it),
            Over it => over(it),
            Under it => under(it),
            WrongCurrency it => wrongCurrency(it),
            AfterCancel it => afterCancel(it),
            AfterExpiry it => afterExpiry(it),
            Duplicate it => duplicate(it),
            EndedOrder it => endedOrder(it),
            UnknownOrder it => unknownOrder(it),
            ClosedAfterPaid it => closedAfterPaid(it),
            Refunded it => refunded(it),
            _ => throw new UnreachableException(),
        };
}
