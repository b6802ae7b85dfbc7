namespace Payments.Testing.BinancePay;

/// <summary>Money that a customer of the fake has paid.</summary>
public sealed record FakeCharge(string TradeNo, string TransactionId, decimal Amount, string Currency, Instant At);
