using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Host.Sandbox;

/// <summary>
/// An order as the sandbox keeps it. Its links are not kept: whoever lost them asks for another order, as at Binance.
/// </summary>
public sealed record SandboxOrder(
    OrderNumber Number, Money Quote, Instant OpenedAt, Instant ExpiresAt, OrderStanding Standing)
{
    /// <summary>
    /// The order at an instant: one that nobody has paid or closed is expired from its expiry on (half open, S6).
    /// </summary>
    public SandboxOrder AsOf(Instant now) =>
        Standing is OrderStanding.Payable && now >= ExpiresAt
            ? this with { Standing = OrderStanding.Closed.ByTime }
            : this;

    /// <summary>The same, as a provider answers it.</summary>
    public QueryAnswer ToAnswer() =>
        Standing.Match<QueryAnswer>(
            payable: _ => new QueryAnswer.Payable(),
            paid: it => new QueryAnswer.Paid(
                it.Transaction, it.Amount, Quote, it.PaidAt, it.Refunded),
            closed: it => new QueryAnswer.Closed(it.How));
}
