using System.Diagnostics;

namespace Payments.Application.Ports;

/// <summary>What became of a request to close an order. Only a query tells whether it is closed.</summary>
public abstract record CloseAnswer
{
    private CloseAnswer() { }

    internal abstract string Name { get; }

    /// <summary>The request was taken.</summary>
    public sealed record Accepted : CloseAnswer
    {
        internal override string Name => "accepted";
    }

    /// <summary>
    /// This request was turned down, under the provider's own code: the order is paid, closed or unknown.
    /// </summary>
    public sealed record Refused(string Code) : CloseAnswer
    {
        internal override string Name => "refused";
    }

    /// <summary>The provider has no such request: the order stays open until its own end.</summary>
    public sealed record CannotClose : CloseAnswer
    {
        internal override string Name => "cannot_close";
    }

    /// <summary>No answer, or none that can be understood.</summary>
    public sealed record Unknown : CloseAnswer
    {
        internal override string Name => "unknown";
    }

    public T Match<T>(
        Func<Accepted, T> accepted,
        Func<Refused, T> refused,
        Func<CannotClose, T> cannotClose,
        Func<Unknown, T> unknown) =>
        this switch
        {
            Accepted it => accepted(it),
            Refused it => refused(it),
            CannotClose it => cannotClose(it),
            Unknown it => unknown(it),
            _ => throw new UnreachableException(),
        };
}
