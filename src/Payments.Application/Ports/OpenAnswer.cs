using System.Diagnostics;

using Payments.Domain.Sessions;

namespace Payments.Application.Ports;

/// <summary>
/// What became of a request for an order. Unless it is <see cref="Opened"/>, only a query tells how the order stands.
/// </summary>
public abstract record OpenAnswer
{
    private OpenAnswer() { }

    internal abstract string Name { get; }

    public sealed record Opened(Checkout Checkout) : OpenAnswer
    {
        internal override string Name => "opened";
    }

    /// <summary>This request was turned down for good, under the provider's own code.</summary>
    public sealed record Refused(string Code) : OpenAnswer
    {
        internal override string Name => "refused";
    }

    /// <summary>No answer, or none that can be understood.</summary>
    public sealed record Unknown : OpenAnswer
    {
        internal override string Name => "unknown";
    }

    public T Match<T>(Func<Opened, T> opened, Func<Refused, T> refused, Func<Unknown, T> unknown) =>
        this switch
        {
            Opened it => opened(it),
            Refused it => refused(it),
            Unknown it => unknown(it),
            _ => throw new UnreachableException(),
        };
}
