using System.Diagnostics;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application.Ports;

/// <summary>How an order stands at the provider.</summary>
public abstract record QueryAnswer
{
    private QueryAnswer() { }

    internal abstract string Name { get; }

    /// <summary>It can still be paid, or a payment is under way.</summary>
    public sealed record Payable : QueryAnswer
    {
        internal override string Name => "payable";
    }

    /// <summary>Money moved for it; whether some was given back since does not change that.</summary>
    public sealed record Paid(
        TransactionId Transaction, Money Amount, Money OrderTotal, PaidAt PaidAt, bool Refunded) : QueryAnswer
    {
        internal override string Name => "paid";

        /// <summary>The same, as a fact about one order of a session.</summary>
        public ProviderFact About(Attempt attempt) =>
            new ProviderFact.Paid(attempt, Transaction, Amount, OrderTotal, PaidAt);
    }

    /// <summary>It ended without a payment.</summary>
    public sealed record Closed(OrderClosure How) : QueryAnswer
    {
        internal override string Name => "closed";
    }

    /// <summary>The provider knows no such order, at this moment.</summary>
    public sealed record NotFound : QueryAnswer
    {
        internal override string Name => "not_found";
    }

    /// <summary>No answer, or none that can be understood.</summary>
    public sealed record Unknown : QueryAnswer
    {
        internal override string Name => "unknown";
    }

    public T Match<T>(
        Func<Payable, T> payable,
        Func<Paid, T> paid,
        Func<Closed, T> closed,
        Func<NotFound, T> notFound,
        Func<Unknown, T> unknown) =>
        this switch
        {
            Payable it => payable(it),
            Paid it => paid(it),
            Closed it => closed(it),
            NotFound it => notFound(it),
            Unknown it => unknown(it),
            _ => throw new UnreachableException(),
        };
}
