using System.Diagnostics;

using Payments.Application;

namespace Payments.BinancePay.Webhooks;

/// <summary>What a webhook tells us.</summary>
abstract record Notification
{
    private Notification() { }

    internal abstract string Name { get; }

    /// <summary>It is about something that we do not follow.</summary>
    public sealed record Other : Notification
    {
        internal override string Name => "other";
    }

    /// <summary>It is about an order whose number we did not give.</summary>
    public sealed record NotOurs : Notification
    {
        internal override string Name => "not_ours";
    }

    /// <summary>The order has changed, and how is to be asked: it was closed, or money was given back.</summary>
    public sealed record Changed(OrderNumber Order) : Notification
    {
        internal override string Name => "changed";
    }

    /// <summary>It says that the order was paid.</summary>
    public sealed record Paid(OrderNumber Order) : Notification
    {
        internal override string Name => "paid";
    }

    public T Match<T>(
        Func<Other, T> other,
        Func<NotOurs, T> notOurs,
        Func<Changed, T> changed,
        Func<Paid, T> paid) =>
        this switch
        {
            Other it => other(it),
            NotOurs it => notOurs(it),
            Changed it => changed(it),
            Paid it => paid(it),
            _ => throw new UnreachableException(),
        };
}
