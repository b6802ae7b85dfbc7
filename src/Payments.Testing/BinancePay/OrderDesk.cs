namespace Payments.Testing.BinancePay;

/// <summary>The life of an order: who may do what to it, and which webhook follows.</summary>
/// <remarks>Whoever uses it holds the fake's lock, and has told the timetable the time.</remarks>
sealed class OrderDesk(OrderBook book, Timetable timetable, WebhookQueue webhooks, Tokens tokens)
{
    // What one unit of a fiat currency is worth in USDT; one, unless told otherwise.
    readonly Dictionary<string, decimal> rates = new(StringComparer.Ordinal);

    // Amounts have eight places ("Create order").
    const int Decimals = 8;

    public bool TellsOfClosing { get; set; } = true;

    public bool TellsOfExpiry { get; set; } = true;

    public Duration CloseDelay { get; set; } = Duration.Zero;

    public void SetRate(string fiatCurrency, decimal usdt) => rates[fiatCurrency] = usdt;

    public KeptOrder Open(NewOrder asked, Instant at)
    {
        var order = new KeptOrder(
            asked,
            tokens.PrepayId(),
            AmountOf(asked),
            OrderLinks.Create(tokens, at),
            at,
            FakeOrderStatus.Initial);
        book.Add(order);
        timetable.At(asked.ExpiresAt, due => Expire(order.TradeNo, due));
        return order;
    }

    public decimal AmountOf(NewOrder asked) =>
        asked.IsFiat
            ? decimal.Round(asked.Amount * rates.GetValueOrDefault(asked.Currency, 1m), Decimals)
            : asked.Amount;

    /// <summary>Accepts a request to close, if there is no payment activity; it is done after the delay.</summary>
    public bool Close(KeptOrder order, Instant at)
    {
        if (order.Status != FakeOrderStatus.Initial)
            return false;

        timetable.At(at + CloseDelay, due => FinishClosing(order.TradeNo, due));
        timetable.RunUntil(at);
        return true;
    }

    public bool Begin(string tradeNo) =>
        When(tradeNo, it => it.Status == FakeOrderStatus.Initial, it => book.Become(it, FakeOrderStatus.Pending));

    public bool Pay(string tradeNo, Option<decimal> amount, Instant at) =>
        When(tradeNo, it => it.Status.IsPayable, it =>
        {
            var charge = new FakeCharge(
                tradeNo, tokens.Transaction(), amount.IfNone(it.Amount), it.Currency, at);
            webhooks.Tell(WebhookBody.Paid(book.Charge(it, charge)), at);
        });

    public bool Fail(string tradeNo) =>
        When(tradeNo, it => it.Status.IsPayable, it => book.Become(it, FakeOrderStatus.Error));

    public bool Expire(string tradeNo, Instant at) =>
        When(tradeNo, it => it.Status.IsPayable, it =>
        {
            var ended = book.Become(it, FakeOrderStatus.Expired);
            if (TellsOfClosing && TellsOfExpiry)
                webhooks.Tell(WebhookBody.Closed(ended, at), at);
        });

    public bool Refund(string tradeNo, FakeOrderStatus how, Instant at) =>
        When(tradeNo, it => it.Status.IsRefundable, it =>
        {
            var refunded = book.Become(it, how);
            if (how != FakeOrderStatus.Refunding)
                webhooks.Tell(WebhookBody.Refunded(refunded, at), at);
        });

    // Between the request and its result the customer may have begun to pay, and then nothing is closed.
    void FinishClosing(string tradeNo, Instant at) =>
        When(tradeNo, it => it.Status == FakeOrderStatus.Initial, it =>
        {
            var ended = book.Become(it, FakeOrderStatus.Canceled);
            if (TellsOfClosing)
                webhooks.Tell(WebhookBody.Closed(ended, at), at);
        });

    bool When(string tradeNo, Func<KeptOrder, bool> may, Action<KeptOrder> act) =>
        book.Find(tradeNo).Filter(may).Match(
            Some: it =>
            {
                act(it);
                return true;
            },
            None: () => false);
}
