using Payments.Domain.Values;

namespace Payments.Domain.Sessions;

/// <summary>An order as the provider opened it: what it asks of the customer, where to pay, and until when.</summary>
/// <remarks>The quote may be in another currency than the session: Binance turns a fiat amount into USDT.</remarks>
public sealed record Checkout(Money Quote, CheckoutLinks Links, Instant ExpiresAt);
