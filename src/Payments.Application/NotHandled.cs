using System.Diagnostics;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application;

/// <summary>Why the shell could not do what was asked. Nothing that was acknowledged before is lost by it.</summary>
public abstract record NotHandled
{
    private NotHandled() { }

    internal abstract string Name { get; }

    /// <summary>There is none under this business, mode and id.</summary>
    public sealed record NoSuchSession : NotHandled
    {
        internal override string Name => "no_such_session";
    }

    /// <summary>The rules say no.</summary>
    public sealed record Refused(Refusal Why) : NotHandled
    {
        internal override string Name => "refused";
    }

    /// <summary>The business has used the reference before, in this mode, for this payment.</summary>
    public sealed record ReferenceTaken(PaymentId By) : NotHandled
    {
        internal override string Name => "reference_taken";
    }

    /// <summary>Others changed the session each time we tried; trying again is safe.</summary>
    public sealed record Contended(int Tries) : NotHandled
    {
        internal override string Name => "contended";
    }

    /// <summary>The claim under which this was to be stored is no longer ours.</summary>
    public sealed record ClaimLost : NotHandled
    {
        internal override string Name => "claim_lost";
    }

    /// <summary>No provider is configured for the mode of the session.</summary>
    public sealed record NoProvider(Mode Mode) : NotHandled
    {
        internal override string Name => "no_provider";
    }

    /// <summary>The checkout is not ready yet; asking again is safe and costs no second order.</summary>
    public sealed record StillPreparing(Duration RetryAfter) : NotHandled
    {
        internal override string Name => "still_preparing";
    }

    /// <summary>The provider turned the order down; no order is open.</summary>
    public sealed record OrderRefused : NotHandled
    {
        internal override string Name => "order_refused";
    }

    /// <summary>The store could not answer.</summary>
    public sealed record StoreFailed(StoreFault Fault) : NotHandled
    {
        internal override string Name => "store_failed";
    }

    public T Match<T>(
        Func<NoSuchSession, T> noSuchSession,
        Func<Refused, T> refused,
        Func<ReferenceTaken, T> referenceTaken,
        Func<Contended, T> contended,
        Func<ClaimLost, T> claimLost,
        Func<NoProvider, T> noProvider,
        Func<StillPreparing, T> stillPreparing,
        Func<OrderRefused, T> orderRefused,
        Func<StoreFailed, T> storeFailed) =>
        this switch
        {
            NoSuchSession it => noSuchSession(it),
            Refused it => refused(it),
            ReferenceTaken it => referenceTaken(it),
            Contended it => contended(it),
            ClaimLost it => claimLost(it),
            NoProvider it => noProvider(it),
            StillPreparing it => stillPreparing(it),
            OrderRefused it => orderRefused(it),
            StoreFailed it => storeFailed(it),
            _ => throw new UnreachableException(),
        };
}
