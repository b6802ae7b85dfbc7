using System.Text.Json.Nodes;

using Payments.Testing.BinancePay;

using static Payments.Testing.Specs.BinancePay.World;

namespace Payments.Testing.Specs.BinancePay;

/// <summary>"Query order v2" and "Close order": how an order goes on, and who may do what to it.</summary>
public class OrderLifeSpec
{
    static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task A_new_order_waits_to_be_paid()
    {
        await using var world = await Start();
        var order = await world.Query(await world.Open(it => it["passThroughInfo"] = "mine"));
        Assert.Equal(
            ("INITIAL", "1.50000000", "USDT", "1712577600000", "mine"),
            (order["status"], order["orderAmount"], order["currency"], order["createTime"], order["passThroughInfo"]));
        Assert.False(order.Has("transactionId"));
        Assert.False(order.Has("transactTime"));
    }

    [Fact]
    public async Task A_payment_is_seen_in_the_query_and_is_the_only_one()
    {
        await using var world = await Start();
        var tradeNo = await world.Open();
        world.Clock.Advance(Duration.FromMinutes(5));
        Assert.True(world.Fake.Pay(tradeNo));
        Assert.False(world.Fake.Pay(tradeNo));
        var charge = Assert.Single(world.Fake.Charges);
        Assert.Equal((tradeNo, 1.5m, "USDT"), (charge.TradeNo, charge.Amount, charge.Currency));
        Assert.Equal(1, world.Fake.Orders[0].PaidCount);

        var order = await world.Query(tradeNo);
        Assert.Equal(
            ("PAID", charge.TransactionId, "1712577900000", "1.50000000"),
            (order["status"], order["transactionId"], order["transactTime"], order["orderAmount"]));
    }

    [Fact]
    public async Task Another_amount_than_the_whole_is_told_as_what_moved()
    {
        await using var world = await Start();
        var tradeNo = await world.Open();
        Assert.True(world.Fake.Pay(tradeNo, 0.5m));
        Assert.Equal("0.50000000", (await world.Query(tradeNo))["orderAmount"]);
        Assert.Equal((1.5m, 0.5m), (world.Fake.Orders[0].Amount, world.Fake.Charges[0].Amount));
    }

    [Fact]
    public async Task An_order_expires_when_the_clock_reaches_its_end()
    {
        await using var world = await Start();
        var tradeNo = await world.Open();
        world.Clock.Advance(Hour - Duration.FromNanoseconds(1));
        Assert.Equal("INITIAL", await world.Status(tradeNo));
        world.Clock.Advance(Duration.FromNanoseconds(1));
        Assert.False(world.Fake.Pay(tradeNo));
        Assert.Equal("EXPIRED", await world.Status(tradeNo));
        Assert.Empty(world.Fake.Charges);
    }

    [Fact]
    public async Task An_order_lives_as_long_as_it_asked_to()
    {
        await using var world = await Start(it => it with { LongestOrderLife = Duration.FromDays(15) });
        var end = Noon + Duration.FromDays(15);
        var tradeNo = await world.Open(it => it["orderExpireTime"] = end.ToUnixTimeMilliseconds());
        Assert.Equal(end, world.Fake.Orders[0].ExpiresAt);
        world.Clock.Advance(Duration.FromDays(15));
        Assert.Equal("EXPIRED", await world.Status(tradeNo));
    }

    [Fact]
    public async Task A_paid_order_does_not_expire()
    {
        await using var world = await Start();
        var tradeNo = await world.Open();
        world.Fake.Pay(tradeNo);
        world.Clock.Advance(Hour);
        Assert.Equal("PAID", await world.Status(tradeNo));
    }

    [Fact]
    public async Task An_order_that_nobody_touched_can_be_closed()
    {
        await using var world = await Start();
        var tradeNo = await world.Open();
        var closed = await world.Close(tradeNo);
        Assert.Equal("""{"status":"SUCCESS","code":"000000","data":true,"errorMessage":""}""", closed.Body);
        Assert.Equal("CANCELED", await world.Status(tradeNo));
        Assert.False(world.Fake.Pay(tradeNo));
        Assert.Equal("400204", (await world.Close(tradeNo)).Code);
    }

    [Fact]
    public async Task An_order_that_is_paid_or_being_paid_cannot_be_closed()
    {
        await using var world = await Start();
        var (begun, paid) = (await world.Open(), await world.Open());
        Assert.True(world.Fake.Begin(begun));
        Assert.True(world.Fake.Pay(paid));
        Assert.Equal("400204", (await world.Close(begun)).Code);
        Assert.Equal("400204", (await world.Close(paid)).Code);
        Assert.Equal("PENDING", await world.Status(begun));
        Assert.True(world.Fake.Pay(begun));
        Assert.Equal("PAID", await world.Status(begun));
    }

    [Fact]
    public async Task Nobody_closes_an_order_that_does_not_exist()
    {
        await using var world = await Start();
        Assert.Equal("400202", (await world.Close("none")).Code);
    }

    [Fact]
    public async Task Accepted_is_not_closed_and_the_customer_may_be_faster()
    {
        await using var world = await Start();
        world.Fake.CloseDelay = Duration.FromSeconds(10);
        var (left, paid) = (await world.Open(), await world.Open());
        Assert.Equal("000000", (await world.Close(left)).Code);
        Assert.Equal("000000", (await world.Close(paid)).Code);
        Assert.Equal("INITIAL", await world.Status(left));
        Assert.True(world.Fake.Pay(paid));
        world.Clock.Advance(Duration.FromSeconds(10));
        Assert.Equal("CANCELED", await world.Status(left));
        Assert.Equal("PAID", await world.Status(paid));
    }

    [Fact]
    public async Task The_prepay_id_names_an_order_and_goes_before_the_number()
    {
        await using var world = await Start();
        var (first, second) = (await world.Open(), await world.Open());
        var body = new JsonObject { ["prepayId"] = world.Fake.Orders[1].PrepayId, ["merchantTradeNo"] = first };
        var found = await world.Send(world.Call(BinancePayRoute.QueryOrder, body.ToJsonString()));
        Assert.Equal(second, found["merchantTradeNo"]);
    }

    [Fact]
    public async Task A_failed_payment_ends_its_order()
    {
        await using var world = await Start();
        var tradeNo = await world.Open();
        Assert.True(world.Fake.Fail(tradeNo));
        Assert.Equal("ERROR", await world.Status(tradeNo));
        Assert.False(world.Fake.Pay(tradeNo));
        Assert.False(world.Fake.Expire(tradeNo));
    }

    [Fact]
    public async Task Money_that_is_given_back_was_paid_all_the_same()
    {
        await using var world = await Start();
        var tradeNo = await world.Open();
        Assert.False(world.Fake.Refund(tradeNo));
        world.Fake.Pay(tradeNo);
        Assert.True(world.Fake.BeginRefund(tradeNo));
        Assert.Equal("REFUNDING", await world.Status(tradeNo));
        Assert.True(world.Fake.RefundPart(tradeNo));
        Assert.Equal("REFUNDED", await world.Status(tradeNo));
        Assert.True(world.Fake.Refund(tradeNo));
        Assert.False(world.Fake.Refund(tradeNo));
        var order = await world.Query(tradeNo);
        Assert.Equal(("FULL_REFUNDED", world.Fake.Charges[0].TransactionId), (order["status"], order["transactionId"]));
    }

    [Fact]
    public async Task Many_customers_at_once_pay_an_order_once()
    {
        await using var world = await Start();
        var tradeNo = await world.Open();
        var paid = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => world.Fake.Pay(tradeNo))));
        Assert.Single(paid, it => it);
        Assert.Single(world.Fake.Charges);
    }
}
