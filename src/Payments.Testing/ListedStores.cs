using Payments.Application.Ports;

namespace Payments.Testing;

/// <summary>A store of sessions and its lists, which show what was appended to it.</summary>
public sealed record ListedStores(ISessionStore Sessions, ISessionLists Lists)
{
    /// <summary>Both ports of one adapter.</summary>
    public static ListedStores Of<T>(T store)
        where T : ISessionStore, ISessionLists =>
        new(store, store);
}
