using System.Diagnostics;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Host.Sandbox;

/// <summary>How an order of the sandbox stands. It has at most one ending, and never leaves it.</summary>
public abstract record OrderStanding
{
    private OrderStanding() { }

    internal abstract string Name { get; }

    public sealed record Payable : OrderStanding
    {
        internal override string Name => "payable";
    }

    /// <summary>Somebody paid it, be it too little, too much or in another currency.</summary>
    public sealed record Paid(TransactionId Transaction, Money Amount, PaidAt PaidAt, bool Refunded) : OrderStanding
    {
        internal override string Name => "paid";
    }

    /// <summary>It ended without a payment.</summary>
    public sealed record Closed(OrderClosure How) : OrderStanding
    {
        internal static readonly OrderStanding ByRequest = new Closed(new OrderClosure.Canceled());

        internal static readonly OrderStanding ByTime = new Closed(new OrderClosure.Expired());

        internal override string Name => How.Match(canceled: _ => "canceled", expired: _ => "expired");
    }

    public T Match<T>(Func<Payable, T> payable, Func<Paid, T> paid, Func<Closed, T> closed) =>
        this switch
        {
            Payable it => payable(it),
            Paid it => paid(it),
            Closed it => closed(it),
            _ => throw new UnreachableException(),
        };
}
