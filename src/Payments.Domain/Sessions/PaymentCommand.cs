using System.Diagnostics;

namespace Payments.Domain.Sessions;

/// <summary>What someone wants to happen, or wants known. Each carries its time, so deciding reads no clock.</summary>
public abstract record PaymentCommand(Instant At)
{
    internal abstract string Name { get; }

    /// <summary>The merchant asks for an order that the customer can pay.</summary>
    public sealed record Capture(Instant At) : PaymentCommand(At)
    {
        internal override string Name => "capture";
    }

    /// <summary>The merchant calls the session off.</summary>
    public sealed record Cancel(Instant At, CancellationReason Reason) : PaymentCommand(At)
    {
        internal override string Name => "cancel";
    }

    /// <summary>The sweeper found the session past its end.</summary>
    public sealed record Expire(Instant At) : PaymentCommand(At)
    {
        internal override string Name => "expire";
    }

    /// <summary>The provider said something; <c>At</c> is when we heard it.</summary>
    public sealed record Learn(Instant At, ProviderFact Fact) : PaymentCommand(At)
    {
        internal override string Name => "learn";
    }

    public T Match<T>(Func<Capture, T> capture, Func<Cancel, T> cancel, Func<Expire, T> expire, Func<Learn, T> learn) =>
        this switch
        {
            Capture it => capture(it),
            Cancel it => cancel(it),
            Expire it => expire(it),
            Learn it => learn(it),
            _ => throw new UnreachableException(),
        };

    /// <summary>The same, handing something to each case, so that static functions will do.</summary>
    public T Match<TWith, T>(
        TWith with,
        Func<TWith, Capture, T> capture,
        Func<TWith, Cancel, T> cancel,
        Func<TWith, Expire, T> expire,
        Func<TWith, Learn, T> learn) =>
        this switch
        {
            Capture it => capture(with, it),
            Cancel it => cancel(with, it),
            Expire it => expire(with, it),
            Learn it => learn(with, it),
            _ => throw new UnreachableException(),
        };
}
