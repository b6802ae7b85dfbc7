using System.Diagnostics;

using Payments.Domain.Values;

namespace Payments.Domain.Sessions;

/// <summary>
/// What the provider says of one order. True whenever it arrives; the decider says what follows from it.
/// </summary>
/// <remarks>"Not found" is never a fact: an order that is not there yet may come. Neither is a time-out
/// (S15).</remarks>
public abstract record ProviderFact(Attempt Attempt)
{
    internal abstract string Name { get; }

    /// <summary>The order is open; here are its quote and links.</summary>
    public sealed record Opened(Attempt Attempt, Checkout Checkout) : ProviderFact(Attempt)
    {
        internal override string Name => "opened";
    }

    /// <summary>The request for the order was turned down, and a query has not found one.</summary>
    public sealed record Refused(Attempt Attempt) : ProviderFact(Attempt)
    {
        internal override string Name => "refused";
    }

    /// <summary>The order is there and can be paid, but its links are lost to us.</summary>
    public sealed record Exists(Attempt Attempt) : ProviderFact(Attempt)
    {
        internal override string Name => "exists";
    }

    /// <summary>The order ended without a payment.</summary>
    public sealed record Closed(Attempt Attempt, OrderClosure How) : ProviderFact(Attempt)
    {
        internal override string Name => "closed";
    }

    /// <summary>Money moved for the order.</summary>
    public sealed record Paid(Attempt Attempt, TransactionId Transaction, Money Amount, Money OrderTotal, PaidAt PaidAt)
        : ProviderFact(Attempt)
    {
        internal override string Name => "paid";

        internal Receipt HeardAt(Instant at) =>
            new(Attempt, Transaction, Amount, OrderTotal, PaidAt, new ReceivedAt(at));
    }

    /// <summary>Money was given back at the provider, in part or in whole.</summary>
    public sealed record Refunded(Attempt Attempt) : ProviderFact(Attempt)
    {
        internal override string Name => "refunded";
    }

    public T Match<T>(
        Func<Opened, T> opened,
        Func<Refused, T> refused,
        Func<Exists, T> exists,
        Func<Closed, T> closed,
        Func<Paid, T> paid,
        Func<Refunded, T> refunded) =>
        this switch
        {
            Opened it => opened(it),
            Refused it => refused(it),
            Exists it => exists(it),
            Closed it => closed(it),
            Paid it => paid(it),
            Refunded it => refunded(it),
            _ => throw new UnreachableException(),
        };

    /// <summary>The same, handing something to each case, so that static functions will do.</summary>
    public T Match<TWith, T>(
        TWith with,
        Func<TWith, Opened, T> opened,
        Func<TWith, Refused, T> refused,
        Func<TWith, Exists, T> exists,
        Func<TWith, Closed, T> closed,
        Func<TWith, Paid, T> paid,
        Func<TWith, Refunded, T> refunded) =>
        this switch
        {
            Opened it => opened(with, it),
            Refused it => refused(with, it),
            Exists it => exists(with, it),
            Closed it => closed(with, it),
            Paid it => paid(with, it),
            Refunded it => refunded(with, it),
            _ => throw new UnreachableException(),
        };
}
