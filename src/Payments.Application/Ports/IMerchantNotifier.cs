using System.Diagnostics;

using Payments.Domain.Sessions;

namespace Payments.Application.Ports;

/// <summary>Tells a merchant's systems what became of a session.</summary>
/// <remarks>No method throws for what a receiver or a network can do to it.</remarks>
public interface IMerchantNotifier
{
    /// <summary>Whether a business has said, for a mode, where its notices go.</summary>
    Task<bool> HasEndpoint(KeyHolder whose, CancellationToken cancellation);

    /// <summary>Tells it once, to every endpoint of the business; the same notice is the same message.</summary>
    Task<NotifyAnswer> Notify(PaymentSession session, Notice notice, CancellationToken cancellation);
}

/// <summary>What became of a notice.</summary>
public abstract record NotifyAnswer
{
    private NotifyAnswer() { }

    internal abstract string Name { get; }

    public sealed record Delivered : NotifyAnswer
    {
        internal override string Name => "delivered";
    }

    /// <summary>The receiver did not take it this time.</summary>
    public sealed record TryLater : NotifyAnswer
    {
        internal override string Name => "try_later";
    }

    /// <summary>
    /// Nobody was asked: as much is under way to the receiver as may be. There may be room after <c>Wait</c>.
    /// </summary>
    public sealed record Busy(Duration Wait) : NotifyAnswer
    {
        internal override string Name => "busy";
    }

    /// <summary>The business has not said where to send it: it is kept until there is somewhere.</summary>
    public sealed record NoEndpoint : NotifyAnswer
    {
        internal override string Name => "no_endpoint";
    }

    public T Match<T>(
        Func<Delivered, T> delivered,
        Func<TryLater, T> tryLater,
        Func<Busy, T> busy,
        Func<NoEndpoint, T> noEndpoint) =>
        this switch
        {
            Delivered it => delivered(it),
            TryLater it => tryLater(it),
            Busy it => busy(it),
            NoEndpoint it => noEndpoint(it),
            _ => throw new UnreachableException(),
        };
}
