using System.Diagnostics;

namespace Payments.Domain.Sessions;

/// <summary>How an order ended at the provider without a payment.</summary>
public abstract record OrderClosure
{
    private OrderClosure() { }

    internal abstract string Name { get; }

    /// <summary>It was closed, or it failed.</summary>
    public sealed record Canceled : OrderClosure
    {
        internal override string Name => "canceled";
    }

    /// <summary>Nobody paid it in time.</summary>
    public sealed record Expired : OrderClosure
    {
        internal override string Name => "expired";
    }

    public T Match<T>(Func<Canceled, T> canceled, Func<Expired, T> expired) =>
        this switch
        {
            Canceled it => canceled(it),
            Expired it => expired(it),
            _ => throw new UnreachableException(),
        };
}
