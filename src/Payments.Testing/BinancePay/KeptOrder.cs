namespace Payments.Testing.BinancePay;

/// <summary>An order with all that its replies and webhooks repeat.</summary>
sealed record KeptOrder(
    NewOrder Asked,
    string PrepayId,
    decimal Amount,
    OrderLinks Links,
    Instant CreatedAt,
    FakeOrderStatus Status)
{
    public Option<FakeCharge> Charge { get; init; } = None;

    public string TradeNo => Asked.TradeNo;

    // "When fiat is used, the order's currency becomes USDT" ("Create order").
    public string Currency => Asked.IsFiat ? "USDT" : Asked.Currency;

    /// <summary>
    /// What replies call the order's amount. Binance takes no other payment than a whole one; if the fake was told to,
    /// this is what moved.
    /// </summary>
    public decimal Total => Charge.Match(Some: it => it.Amount, None: () => Amount);

    public FakeOrder Shown =>
        new(TradeNo, PrepayId, Status, Amount, Currency, Charge.Count(), CreatedAt, Asked.ExpiresAt);
}
