namespace Payments.Testing.BinancePay;

/// <summary>An order as the fake knows it at one instant: the provider's truth.</summary>
/// <param name="TradeNo">The merchant's name for it, <c>merchantTradeNo</c>.</param>
/// <param name="PrepayId">Binance's name for it: text, also above what 64 bits hold.</param>
/// <param name="Amount">What is asked for, in <paramref name="Currency"/>. A fiat order asks for USDT.</param>
/// <param name="PaidCount">How often it was paid: 0 or 1.</param>
public sealed record FakeOrder(
    string TradeNo,
    string PrepayId,
    FakeOrderStatus Status,
    decimal Amount,
    string Currency,
    int PaidCount,
    Instant CreatedAt,
    Instant ExpiresAt);
