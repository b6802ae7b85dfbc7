using System.Diagnostics;

using Payments.Domain.Values;

namespace Payments.Application.Ports;

/// <summary>How an append ended.</summary>
public abstract record Appended
{
    private Appended() { }

    internal abstract string Name { get; }

    /// <summary>All of it is stored. Of the new effects, these are claimed for the appending node.</summary>
    public sealed record Stored(Seq<ClaimedEffect> Claimed) : Appended
    {
        internal override string Name => "stored";
    }

    /// <summary>Somebody else appended first: read and decide again.</summary>
    public sealed record VersionMoved : Appended
    {
        internal override string Name => "version_moved";
    }

    /// <summary>
    /// The claim to be completed is no longer held: its lease has ended, another has it, or it is done.
    /// </summary>
    public sealed record ClaimLost : Appended
    {
        internal override string Name => "claim_lost";
    }

    /// <summary>The business has used the reference in this mode for another payment.</summary>
    public sealed record ReferenceTaken(PaymentId By) : Appended
    {
        internal override string Name => "reference_taken";
    }

    public T Match<T>(
        Func<Stored, T> stored,
        Func<VersionMoved, T> versionMoved,
        Func<ClaimLost, T> claimLost,
        Func<ReferenceTaken, T> referenceTaken) =>
        this switch
        {
            Stored it => stored(it),
            VersionMoved it => versionMoved(it),
            ClaimLost it => claimLost(it),
            ReferenceTaken it => referenceTaken(it),
            _ => throw new UnreachableException(),
        };
}
