using System.Diagnostics;

namespace Payments.Domain.Sessions;

/// <summary>What the merchant is told.</summary>
public abstract record Notice
{
    private Notice() { }

    internal abstract string Key { get; }

    /// <summary>The session was paid.</summary>
    public sealed record Succeeded : Notice
    {
        internal override string Key => "succeeded";
    }

    /// <summary>The session was cancelled or has expired.</summary>
    public sealed record Failed : Notice
    {
        internal override string Key => "failed";
    }

    /// <summary>Money arrived that was not credited.</summary>
    public sealed record Surplus(Attempt Attempt, TransactionId Transaction) : Notice
    {
        internal override string Key => $"surplus:{Attempt}:{Transaction}";
    }

    public T Match<T>(Func<Succeeded, T> succeeded, Func<Failed, T> failed, Func<Surplus, T> surplus) =>
        this switch
        {
            Succeeded it => succeeded(it),
            Failed it => failed(it),
            Surplus it => surplus(it),
            _ => throw new UnreachableException(),
        };
}
