using System.Collections.Concurrent;

using Payments.Application;
using Payments.Json.Client;

namespace Payments.Juicyway;

/// <summary>What a payment is called there, and until when it can be paid.</summary>
sealed record KnownOrder(RemotePaymentId Id, Instant ExpiresAt);

/// <summary>Payments that were captured, by the number of their order. Neither part of one ever changes.</summary>
/// <remarks>
/// Those that were not are left out: only the list tells when they are. It may forget: what it does not know is looked
/// for.
/// </remarks>
sealed class KnownOrders
{
    // A few hundred bytes each. More orders than that do not await payment at once on one node.
    const int Max = 10_000;

    readonly ConcurrentDictionary<OrderNumber, KnownOrder> orders = new();

    public Option<KnownOrder> Find(OrderNumber number) => orders.TryGetValue(number, out var it) ? it : None;

    public void Remember(OrderNumber number, RemoteSession session) =>
        session.ExpiresAt.IfSome(end => Remember(number, new KnownOrder(session.Payment.Id, end)));

    // All at once, because there is no telling which are still asked about.
    void Remember(OrderNumber number, KnownOrder order)
    {
        if (orders.Count >= Max)
            orders.Clear();
        orders[number] = order;
    }
}
