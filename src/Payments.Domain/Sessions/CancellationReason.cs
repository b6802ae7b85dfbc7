using System.Diagnostics;

using Payments.Domain.Values;

namespace Payments.Domain.Sessions;

/// <summary>Who ended a session before it was paid.</summary>
public abstract record CancellationReason
{
    private CancellationReason() { }

    internal abstract string Name { get; }

    /// <summary>The merchant asked for it, perhaps saying why.</summary>
    public sealed record ByMerchant(Option<Description> Note) : CancellationReason
    {
        internal override string Name => "by_merchant";
    }

    /// <summary>The order was closed, or failed, at the provider without our asking.</summary>
    public sealed record ByProvider : CancellationReason
    {
        internal override string Name => "by_provider";
    }

    public T Match<T>(Func<ByMerchant, T> byMerchant, Func<ByProvider, T> byProvider) =>
        this switch
        {
            ByMerchant it => byMerchant(it),
            ByProvider it => byProvider(it),
            _ => throw new UnreachableException(),
        };
}
