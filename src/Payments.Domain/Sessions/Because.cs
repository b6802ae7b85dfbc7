using System.Diagnostics;

namespace Payments.Domain.Sessions;

/// <summary>Why an order is being closed, which is what the session becomes once it is.</summary>
public abstract record Because
{
    private Because() { }

    internal abstract string Name { get; }

    /// <summary>The session is to be cancelled.</summary>
    public sealed record Cancel(CancellationReason Reason) : Because
    {
        internal override string Name => "cancel";
    }

    /// <summary>The session is to expire.</summary>
    public sealed record Deadline : Because
    {
        internal override string Name => "deadline";
    }

    /// <summary>The order exists but its links were lost: it gives way to a new one.</summary>
    public sealed record Replace : Because
    {
        internal override string Name => "replace";
    }

    public T Match<T>(Func<Cancel, T> cancel, Func<Deadline, T> deadline, Func<Replace, T> replace) =>
        this switch
        {
            Cancel it => cancel(it),
            Deadline it => deadline(it),
            Replace it => replace(it),
            _ => throw new UnreachableException(),
        };
}
