using Payments.Application.Ports;

namespace Payments.Testing;

/// <summary>The two ports that share one transaction, and so make their promises together.</summary>
public sealed record Stores(ISessionStore Sessions, IOutbox Outbox)
{
    /// <summary>Both ports of one adapter.</summary>
    public static Stores Of<T>(T store)
        where T : ISessionStore, IOutbox =>
        new(store, store);
}
