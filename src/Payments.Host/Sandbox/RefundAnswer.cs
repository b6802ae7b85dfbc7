using System.Diagnostics;

namespace Payments.Host.Sandbox;

/// <summary>
/// What became of a merchant's wish, made at the provider itself, to give the money of an order back.
/// </summary>
public abstract record RefundAnswer
{
    private RefundAnswer() { }

    internal abstract string Name { get; }

    /// <summary>The money was given back in whole, now or before. The order stays paid.</summary>
    public sealed record Refunded(SandboxOrder Order) : RefundAnswer
    {
        internal override string Name => "refunded";
    }

    /// <summary>There is no money to give back: the order stands as is told.</summary>
    public sealed record NotPaid(OrderStanding Standing) : RefundAnswer
    {
        internal override string Name => "not_paid";
    }

    /// <summary>There is no such order.</summary>
    public sealed record NotFound : RefundAnswer
    {
        internal override string Name => "not_found";
    }

    public T Match<T>(Func<Refunded, T> refunded, Func<NotPaid, T> notPaid, Func<NotFound, T> notFound) =>
        this switch
        {
            Refunded it => refunded(it),
            NotPaid it => notPaid(it),
            NotFound it => notFound(it),
            _ => throw new UnreachableException(),
        };
}
