using System.Diagnostics;

namespace Payments.Host.Sandbox;

/// <summary>What became of a customer's attempt to pay an order of the sandbox.</summary>
public abstract record PayAnswer
{
    private PayAnswer() { }

    internal abstract string Name { get; }

    /// <summary>The money moved, and the order has ended.</summary>
    public sealed record Paid(SandboxOrder Order) : PayAnswer
    {
        internal override string Name => "paid";
    }

    /// <summary>The order had ended before, in the way that is told.</summary>
    public sealed record NotPayable(OrderStanding Standing) : PayAnswer
    {
        internal override string Name => "not_payable";
    }

    /// <summary>There is no such order.</summary>
    public sealed record NotFound : PayAnswer
    {
        internal override string Name => "not_found";
    }

    public T Match<T>(Func<Paid, T> paid, Func<NotPayable, T> notPayable, Func<NotFound, T> notFound) =>
        this switch
        {
            Paid it => paid(it),
            NotPayable it => notPayable(it),
            NotFound it => notFound(it),
            _ => throw new UnreachableException(),
        };
}
