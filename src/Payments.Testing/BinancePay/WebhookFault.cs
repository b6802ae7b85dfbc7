using System.Diagnostics;

namespace Payments.Testing.BinancePay;

/// <summary>What goes wrong with one webhook on its way. Its signature is right all the same.</summary>
public abstract record WebhookFault
{
    private WebhookFault() { }

    internal abstract string Name { get; }

    /// <summary>It is never sent.</summary>
    public sealed record Drop : WebhookFault
    {
        internal override string Name => "drop";
    }

    /// <summary>It is sent that many times more, each of which has to be acknowledged.</summary>
    public sealed record Duplicate(int Copies = 1) : WebhookFault
    {
        internal override string Name => "duplicate";
    }

    /// <summary>It is sent only when that much time has passed on the fake's clock.</summary>
    public sealed record HoldBack(Duration By) : WebhookFault
    {
        internal override string Name => "hold_back";
    }

    /// <summary>The next webhook overtakes it, if there is one by the time of delivery.</summary>
    public sealed record FallBehind : WebhookFault
    {
        internal override string Name => "fall_behind";
    }

    public T Match<T>(
        Func<Drop, T> drop, Func<Duplicate, T> duplicate, Func<HoldBack, T> holdBack, Func<FallBehind, T> fallBehind) =>
        this switch
        {
            Drop it => drop(it),
            Duplicate it => duplicate(it),
            HoldBack it => holdBack(it),
            FallBehind it => fallBehind(it),
            _ => throw new UnreachableException(),
        };
}
