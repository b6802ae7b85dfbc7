namespace Payments.Testing.BinancePay;

/// <summary>The orders of the merchant, and the money that was paid for them.</summary>
/// <remarks>Whoever uses it holds the fake's lock.</remarks>
sealed class OrderBook
{
    readonly Dictionary<string, KeptOrder> orders = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> tradeNumbers = new(StringComparer.Ordinal);

    // In the order in which they came.
    readonly List<string> opened = [];
    readonly List<FakeCharge> charges = [];

    public Seq<FakeOrder> Orders => toSeq(opened.ConvertAll(it => orders[it].Shown)).Strict();

    public Seq<FakeCharge> Charges => toSeq(charges.ToArray());

    public bool Knows(string tradeNo) => orders.ContainsKey(tradeNo);

    public Option<KeptOrder> Find(string tradeNo) => orders.TryGetValue(tradeNo, out var found) ? found : None;

    public Option<KeptOrder> FindPrepaid(string prepayId) =>
        tradeNumbers.TryGetValue(prepayId, out var tradeNo) ? Find(tradeNo) : None;

    public void Add(KeptOrder order)
    {
        orders.Add(order.TradeNo, order);
        tradeNumbers.Add(order.PrepayId, order.TradeNo);
        opened.Add(order.TradeNo);
    }

    public KeptOrder Become(KeptOrder order, FakeOrderStatus status) =>
        orders[order.TradeNo] = order with { Status = status };

    public KeptOrder Charge(KeptOrder order, FakeCharge charge)
    {
        charges.Add(charge);
        return orders[order.TradeNo] = order with { Status = FakeOrderStatus.Paid, Charge = charge };
    }
}
