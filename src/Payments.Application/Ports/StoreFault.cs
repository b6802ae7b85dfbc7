using System.Diagnostics;

namespace Payments.Application.Ports;

/// <summary>Why a store could not answer. What it acknowledged before stays.</summary>
public abstract record StoreFault
{
    private StoreFault() { }

    /// <summary>Whether the same call may succeed soon without anybody's help.</summary>
    public bool IsPassing => this is Busy or Unreachable;

    internal abstract string Name { get; }

    /// <summary>Others hold it for too long.</summary>
    public sealed record Busy : StoreFault
    {
        internal override string Name => "busy";
    }

    /// <summary>There is no room for more.</summary>
    public sealed record Full : StoreFault
    {
        internal override string Name => "full";
    }

    /// <summary>
    /// It cannot be reached, or the connection broke in the middle: what was asked may or may not be stored.
    /// </summary>
    public sealed record Unreachable : StoreFault
    {
        internal override string Name => "unreachable";
    }

    /// <summary>What it holds cannot be read, or is of a schema that this version does not know.</summary>
    public sealed record Unreadable : StoreFault
    {
        internal override string Name => "unreadable";
    }

    public T Match<T>(
        Func<Busy, T> busy, Func<Full, T> full, Func<Unreachable, T> unreachable, Func<Unreadable, T> unreadable) =>
        this switch
        {
            Busy it => busy(it),
            Full it => full(it),
            Unreachable it => unreachable(it),
            Unreadable it => unreadable(it),
            _ => throw new UnreachableException(),
        };
}
