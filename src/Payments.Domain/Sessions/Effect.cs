using System.Diagnostics;

namespace Payments.Domain.Sessions;

/// <summary>
/// What must be done outside because of an event. Done at least once; <see cref="Key"/> tells repeats apart.
/// </summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>Unique within the session: an effect with a key that was queued before is the same effect.</summary>
    public abstract string Key { get; }

    internal abstract string Name { get; }

    /// <summary>Ask the provider for an order that lives until the deadline.</summary>
    public sealed record OpenOrder(Attempt Attempt, PaymentTerms Terms, Instant Deadline) : Effect
    {
        public override string Key => $"open:{Attempt}";

        internal override string Name => "open_order";
    }

    /// <summary>Close the order at the provider, and find out how it ended.</summary>
    public sealed record CloseOrder(Attempt Attempt) : Effect
    {
        public override string Key => $"close:{Attempt}";

        internal override string Name => "close_order";
    }

    /// <summary>Tell the merchant's systems.</summary>
    public sealed record NotifyMerchant(Notice Notice) : Effect
    {
        public override string Key => $"notify:{Notice.Key}";

        internal override string Name => "notify_merchant";
    }

    public T Match<T>(
        Func<OpenOrder, T> openOrder,
        Func<CloseOrder, T> closeOrder,
        Func<NotifyMerchant, T> notifyMerchant) =>
        this switch
        {
            OpenOrder it => openOrder(it),
            CloseOrder it => closeOrder(it),
            NotifyMerchant it => notifyMerchant(it),
            _ => throw new UnreachableException(),
        };
}
