using System.Diagnostics;

namespace Payments.Domain.Sessions;

/// <summary>One promise to collect one amount from one customer before a deadline.</summary>
/// <remarks>
/// <code>
/// Pending ── a payment that covers ─────▶ Paid
///    ├────── evidence after a cancel ───▶ Cancelled
///    └────── evidence after the deadline ▶ Expired
/// </code>
/// Only <see cref="Pending"/> has a way out. Only <see cref="PaymentDecider"/> makes the others.
/// </remarks>
public abstract record PaymentSession
{
    private PaymentSession(PaymentTerms terms, Orders orders, Ledger ledger) =>
        (Terms, Orders, Ledger) = (terms, orders, ledger);

    public PaymentTerms Terms { get; }

    public Orders Orders { get; private init; }

    public Ledger Ledger { get; private init; }

    public abstract PaymentStatus Status { get; }

    internal abstract string Name { get; }

    /// <summary>
    /// The session as it counts at <paramref name="now"/>: one without an order is expired from its deadline on,
    /// whether or not a sweep has run (S7).
    /// </summary>
    public PaymentSession AsOf(Instant now) =>
        this is Pending { Stage: Stage.Initialized } it && it.IsLate(now)
            ? new Expired(it.Terms, it.Orders, it.Ledger, it.Deadline)
            : this;

    /// <summary>Its order is being closed, and it cannot go on before the provider has said how that ended.</summary>
    public bool WaitsForEndOf(Attempt attempt) =>
        this is Pending { Stage: Stage.Closing { Attempt: var closing } } && closing == attempt;

    internal PaymentSession With(Ledger ledger) => this with { Ledger = ledger };

    /// <summary>It can still be paid.</summary>
    public sealed record Pending : PaymentSession
    {
        internal Pending(PaymentTerms terms, Orders orders, Ledger ledger, Instant deadline, Stage stage)
            : base(terms, orders, ledger) => (Deadline, Stage) = (deadline, stage);

        /// <summary>The first instant that is too late for the session.</summary>
        public Instant Deadline { get; }

        public Stage Stage { get; }

        /// <summary>The deadline, or the end of the order that awaits payment if that comes first.</summary>
        public Instant ExpiresAt =>
            Stage is Stage.Awaiting { Checkout.ExpiresAt: var end } ? Instant.Min(end, Deadline) : Deadline;

        public override PaymentStatus Status => PaymentStatus.Pending;

        internal override string Name => "pending";

        /// <summary>The window is half open: its end is the first instant that is too late (S6).</summary>
        public bool IsLate(Instant now) => now >= ExpiresAt;
    }

    /// <summary>A verified receipt covered what was asked for.</summary>
    public sealed record Paid : PaymentSession
    {
        internal Paid(PaymentTerms terms, Orders orders, Ledger ledger, Receipt receipt)
            : base(terms, orders, ledger) => Receipt = receipt;

        /// <summary>What was credited; anything beyond the quote is surplus.</summary>
        public Receipt Receipt { get; }

        public override PaymentStatus Status => PaymentStatus.Paid;

        internal override string Name => "paid";
    }

    /// <summary>Called off, and no order can be paid any more as far as the provider knows.</summary>
    public sealed record Cancelled : PaymentSession
    {
        internal Cancelled(PaymentTerms terms, Orders orders, Ledger ledger, CancellationReason reason, Instant at)
            : base(terms, orders, ledger) => (Reason, At) = (reason, at);

        public CancellationReason Reason { get; }

        public Instant At { get; }

        public override PaymentStatus Status => PaymentStatus.Cancelled;

        internal override string Name => "cancelled";
    }

    /// <summary>Too late, and no order can be paid any more as far as the provider knows.</summary>
    public sealed record Expired : PaymentSession
    {
        internal Expired(PaymentTerms terms, Orders orders, Ledger ledger, Instant at)
            : base(terms, orders, ledger) => At = at;

        public Instant At { get; }

        public override PaymentStatus Status => PaymentStatus.Expired;

        internal override string Name => "expired";
    }

    public T Match<T>(
        Func<Pending, T> pending,
        Func<Paid, T> paid,
        Func<Cancelled, T> cancelled,
        Func<Expired, T> expired) =>
        this switch
        {
            Pending it => pending(it),
            Paid it => paid(it),
            Cancelled it => cancelled(it),
            Expired it => expired(it),
            _ => throw new UnreachableException(),
        };

    /// <summary>The same, handing something to each case, so that static functions will do.</summary>
    public T Match<TWith, T>(
        TWith with,
        Func<TWith, Pending, T> pending,
        Func<TWith, Paid, T> paid,
        Func<TWith, Cancelled, T> cancelled,
        Func<TWith, Expired, T> expired) =>
        this switch
        {
            Pending it => pending(with, it),
            Paid it => paid(with, it),
            Cancelled it => cancelled(with, it),
            Expired it => expired(with, it),
            _ => throw new UnreachableException(),
        };
}
