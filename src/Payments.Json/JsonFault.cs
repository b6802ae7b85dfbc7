using System.Diagnostics;

using Payments.Domain.Values;

namespace Payments.Json;

/// <summary>Why a document could not be read. Never carries what it said.</summary>
public abstract record JsonFault
{
    private JsonFault() { }

    internal abstract string Name { get; }

    /// <summary>It is not a document of the <paramref name="Expected"/> kind, so nothing in it was judged.</summary>
    /// <param name="Expected">What it should have been.</param>
    /// <param name="Position">The byte, from 0, at or after which it is not, where that is known.</param>
    public sealed record Unreadable(string Expected, Option<long> Position) : JsonFault
    {
        internal override string Name => "unreadable";
    }

    /// <summary>
    /// It was read to its end, and these values in it may not enter: all of them, in the documented order.
    /// </summary>
    public sealed record Invalid(Seq<InvalidValue> Faults) : JsonFault
    {
        internal override string Name => "invalid";
    }

    public T Match<T>(Func<Unreadable, T> unreadable, Func<Invalid, T> invalid) =>
        this switch
        {
            Unreadable it => unreadable(it),
            Invalid it => invalid(it),
            _ => throw new UnreachableException(),
        };
}
