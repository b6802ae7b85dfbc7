using System.Diagnostics;

namespace Payments.Domain.Sessions;

/// <summary>What we know of a pending session's order at the provider.</summary>
/// <remarks>
/// <code>
/// Initialized ── capture ──▶ Opening ── opened ──▶ Awaiting
///      ▲                        │                     │
///      └── refused, underpaid ──┴────── Closing ◀─────┘
/// </code>
/// </remarks>
public abstract record Stage
{
    private Stage() { }

    internal abstract string Name { get; }

    /// <summary>No order is open at the provider.</summary>
    public sealed record Initialized : Stage
    {
        internal static readonly Initialized Instance = new();

        private Initialized() { }

        internal override string Name => "initialized";
    }

    /// <summary>An order was asked for; the answer is not known yet.</summary>
    public sealed record Opening : Stage
    {
        internal Opening(Attempt attempt) => Attempt = attempt;

        public Attempt Attempt { get; }

        internal override string Name => "opening";
    }

    /// <summary>The order is open and its links are known: the customer can pay.</summary>
    public sealed record Awaiting : Stage
    {
        internal Awaiting(Attempt attempt, Checkout checkout) => (Attempt, Checkout) = (attempt, checkout);

        public Attempt Attempt { get; }

        public Checkout Checkout { get; }

        internal override string Name => "awaiting";
    }

    /// <summary>The order is to be closed; until the provider says how it ended, money may still come.</summary>
    public sealed record Closing : Stage
    {
        internal Closing(Attempt attempt, bool knownToExist, Because because) =>
            (Attempt, KnownToExist, Because) = (attempt, knownToExist, because);

        public Attempt Attempt { get; }

        /// <summary>
        /// It was awaiting payment, or the provider said that it exists: a refusal of an earlier request is no
        /// evidence any more.
        /// </summary>
        public bool KnownToExist { get; }

        public Because Because { get; }

        internal override string Name => "closing";
    }

    public T Match<T>(
        Func<Initialized, T> initialized,
        Func<Opening, T> opening,
        Func<Awaiting, T> awaiting,
        Func<Closing, T> closing) =>
        this switch
        {
            Initialized it => initialized(it),
            Opening it => opening(it),
            Awaiting it => awaiting(it),
            Closing it => closing(it),
            _ => throw new UnreachableException(),
        };

    /// <summary>The same, handing something to each case, so that static functions will do.</summary>
    public T Match<TWith, T>(
        TWith with,
        Func<TWith, Initialized, T> initialized,
        Func<TWith, Opening, T> opening,
        Func<TWith, Awaiting, T> awaiting,
        Func<TWith, Closing, T> closing) =>
        this switch
        {
            Initialized it => initialized(with, it),
            Opening it => opening(with, it),
            Awaiting it => awaiting(with, it),
            Closing it => closing(with, it),
            _ => throw new UnreachableException(),
        };
}
