using System.Diagnostics;

using Payments.Domain.Sessions;

namespace Payments.Application.Ports;

/// <summary>Who an effect is addressed to. Lanes never wait for each other.</summary>
public abstract record Lane
{
    private Lane() { }

    internal abstract string Name { get; }

    /// <summary>Orders at the provider: in order and one at a time per session.</summary>
    public sealed record Provider : Lane
    {
        internal override string Name => "provider";
    }

    /// <summary>Notices to the merchant: each on its own.</summary>
    public sealed record Merchant : Lane
    {
        internal override string Name => "merchant";
    }

    public static Lane Of(Effect effect) =>
        effect.Match<Lane>(
            openOrder: _ => new Provider(),
            closeOrder: _ => new Provider(),
            notifyMerchant: _ => new Merchant());

    public T Match<T>(Func<Provider, T> provider, Func<Merchant, T> merchant) =>
        this switch
        {
            Provider it => provider(it),
            Merchant it => merchant(it),
            _ => throw new UnreachableException(),
        };
}
