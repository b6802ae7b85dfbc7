using System.Diagnostics;

namespace Payments.Application.Ports;

/// <summary>What became of a new endpoint.</summary>
public abstract record EndpointAdded
{
    private EndpointAdded() { }

    internal abstract string Name { get; }

    /// <summary>It is kept, and sent to from now on.</summary>
    public sealed record Added : EndpointAdded
    {
        internal override string Name => "added";
    }

    /// <summary>The business listens there already in this mode.</summary>
    public sealed record UrlTaken(EndpointId By) : EndpointAdded
    {
        internal override string Name => "url_taken";
    }

    /// <summary>The business has as many in this mode as it may.</summary>
    public sealed record TooMany : EndpointAdded
    {
        internal override string Name => "too_many";
    }

    public T Match<T>(Func<Added, T> added, Func<UrlTaken, T> urlTaken, Func<TooMany, T> tooMany) =>
        this switch
        {
            Added it => added(it),
            UrlTaken it => urlTaken(it),
            TooMany it => tooMany(it),
            _ => throw new UnreachableException(),
        };
}
