using System.Diagnostics;

namespace Payments.Domain.Sessions;

/// <summary>What happened to a session. Stored for ever, and never refused when read back.</summary>
public abstract record PaymentEvent
{
    private PaymentEvent() { }

    internal abstract string Name { get; }

    public sealed record SessionOpened(PaymentTerms Terms) : PaymentEvent
    {
        internal override string Name => "session_opened";
    }

    /// <summary>
    /// An order is wanted. Stored before the provider is called, so that a crash leaves a trace (S10).
    /// </summary>
    public sealed record OrderRequested(Attempt Attempt, Instant Deadline) : PaymentEvent
    {
        internal override string Name => "order_requested";
    }

    public sealed record CheckoutOpened(Attempt Attempt, Checkout Checkout) : PaymentEvent
    {
        internal override string Name => "checkout_opened";
    }

    public sealed record OrderRefused(Attempt Attempt) : PaymentEvent
    {
        internal override string Name => "order_refused";
    }

    /// <summary>An insufficient payment used the order up (S18).</summary>
    public sealed record OrderEnded(Attempt Attempt) : PaymentEvent
    {
        internal override string Name => "order_ended";
    }

    public sealed record CloseRequested(Because Because) : PaymentEvent
    {
        internal override string Name => "close_requested";
    }

    public sealed record Paid(Receipt Receipt) : PaymentEvent
    {
        internal override string Name => "paid";
    }

    public sealed record SurplusReceived(Receipt Receipt, Anomaly Anomaly) : PaymentEvent
    {
        internal override string Name => "surplus_received";
    }

    public sealed record AnomalyNoted(Anomaly Anomaly) : PaymentEvent
    {
        internal override string Name => "anomaly_noted";
    }

    public sealed record Cancelled(CancellationReason Reason, Instant At) : PaymentEvent
    {
        internal override string Name => "cancelled";
    }

    public sealed record Expired(Instant At) : PaymentEvent
    {
        internal override string Name => "expired";
    }

    public T Match<T>(
        Func<SessionOpened, T> sessionOpened,
        Func<OrderRequested, T> orderRequested,
        Func<CheckoutOpened, T> checkoutOpened,
        Func<OrderRefused, T> orderRefused,
        Func<OrderEnded, T> orderEnded,
        Func<CloseRequested, T> closeRequested,
        Func<Paid, T> paid,
        Func<SurplusReceived, T> surplusReceived,
        Func<AnomalyNoted, T> anomalyNoted,
        Func<Cancelled, T> cancelled,
        Func<Expired, T> expired) =>
        this switch
        {
            SessionOpened it => sessionOpened(it),
            OrderRequested it => orderRequested(it),
            CheckoutOpened it => checkoutOpened(it),
            OrderRefused it => orderRefused(it),
            OrderEnded it => orderEnded(it),
            CloseRequested it => closeRequested(it),
            Paid it => paid(it),
            SurplusReceived it => surplusReceived(it),
            AnomalyNoted it => anomalyNoted(it),
            Cancelled it => cancelled(it),
            Expired it => expired(it),
            _ => throw new UnreachableException(),
        };

    /// <summary>The same, handing something to each case, so that static functions will do.</summary>
    public T Match<TWith, T>(
        TWith with,
        Func<TWith, SessionOpened, T> sessionOpened,
        Func<TWith, OrderRequested, T> orderRequested,
        Func<TWith, CheckoutOpened, T> checkoutOpened,
        Func<TWith, OrderRefused, T> orderRefused,
        Func<TWith, OrderEnded, T> orderEnded,
        Func<TWith, CloseRequested, T> closeRequested,
        Func<TWith, Paid, T> paid,
        Func<TWith, SurplusReceived, T> surplusReceived,
        Func<TWith, AnomalyNoted, T> anomalyNoted,
        Func<TWith, Cancelled, T> cancelled,
        Func<TWith, Expired, T> expired) =>
        this switch
        {
            SessionOpened it => sessionOpened(with, it),
            OrderRequested it => orderRequested(with, it),
            CheckoutOpened it => checkoutOpened(with, it),
            OrderRefused it => orderRefused(with, it),
            OrderEnded it => orderEnded(with, it),
            CloseRequested it => closeRequested(with, it),
            Paid it => paid(with, it),
            SurplusReceived it => surplusReceived(with, it),
            AnomalyNoted it => anomalyNoted(with, it),
            Cancelled it => cancelled(with, it),
            Expired it => expired(with, it),
            _ => throw new UnreachableException(),
        };
}
