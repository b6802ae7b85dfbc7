using System.Collections.Concurrent;

using Payments.Application;
using Payments.Json.Client;

namespace Payments.Juicyway;

/// <summary>What a payment is called there, and until when it can be paid.</summary>
sealed record KnownOrder(RemotePaymentId Id, Option<Instant> ExpiresAt);

/// <summary>Payments that were seen, by the number of their order. Neither part of one ever changes.</summary>
/// <remarks>It may forget: what it does not know is looked for.</remarks>
sealed class KnownOrders
{
    // A few hundred bytes each. More orders than that do not await payment at once on one node.
    const int Max = 10_000;

    readonly ConcurrentDictionary<OrderNumber, KnownOrder> orders = new();

    public Option<KnownOrder> Find(OrderNumber number) => orders.TryGetValue(number, out var it) ? it : None;

    public RemoteSession Remember(OrderNumber number, RemoteSession session)
    {
        // All at once, because there is no telling which are still asked about.
        if (orders.Count >= Max)
            orders.Clear();
        orders[number] = new KnownOrder(session.Payment.Id, session.ExpiresAt);
        return session;
    }
}
