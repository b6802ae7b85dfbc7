using System.Text;

using Payments.Application.Ports;
using Payments.BinancePay.Specs.Webhooks.Running;
using Payments.Domain.Sessions;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Webhooks;

/// <summary>How the amount, the time and the names of a payment may be written, and what becomes of all else.</summary>
public sealed class UnusablePaymentSpec(SharedServer shared) : IClassFixture<SharedServer>
{
    static int sessions;

    readonly int session = Interlocked.Increment(ref sessions);

    WebhookServer Server => shared.Server;

    [Theory]
    [InlineData("totalFee", "1.5")]
    [InlineData("totalFee", "\"1.50000000\"")]
    [InlineData("totalFee", "15E-1")]
    [InlineData("totalFee", "0.15e+1")]
    [InlineData("totalFee", "1.500000000000000000000")]
    [InlineData("transactTime", "\"1782907200000\"")]
    [InlineData("tradeType", "\"WAP\",\"commission\":1E-8,\"paymentInfo\":{\"payerId\":[1]}")]
    public async Task Every_way_to_write_the_same_is_taken(string member, string json)
    {
        var key = await Server.Awaiting(session);

        Assert.Equal(200, (await Server.Deliver(Body.PaidWith(session, member, json))).Status);

        var paid = Assert.IsType<PaymentSession.Paid>(await Server.Session(key));
        Assert.Equal(WebhookServer.Usdt("1.50000000"), paid.Receipt.Amount);
    }

    [Theory]
    [InlineData("0.00000001", "0.00000001")]
    [InlineData("1E-8", "0.00000001")]
    [InlineData("0.10000000", "0.10000000")]
    [InlineData("999999999.99999999", "999999999.99999999")]
    public async Task Eight_places_survive(string written, string read)
    {
        var key = await Server.Awaiting(session);

        Assert.Equal(200, (await Server.Deliver(Body.PaidWith(session, "totalFee", written))).Status);

        var ledger = (await Server.Session(key)).Ledger;
        var received = ledger.Credited.Map(it => it.Amount).Concat(ledger.Surplus.Map(it => it.Receipt.Amount))
            .Aggregate(0L, (sum, it) => sum + it.MinorUnits);
        Assert.Equal(WebhookServer.Usdt(read).MinorUnits, received);
    }

    [Theory]
    [InlineData("totalFee", null)]
    [InlineData("totalFee", "0.00000000")]
    [InlineData("totalFee", "-1.5")]
    [InlineData("totalFee", "0.000000011")]
    [InlineData("totalFee", "1E-9")]
    [InlineData("totalFee", "1E999999999")]
    [InlineData("totalFee", "1E99")]
    [InlineData("totalFee", "1.50000000000000000000000000000000000000001")]
    [InlineData("totalFee", "1000000000000000000")]
    [InlineData("totalFee", "\" 1.5\"")]
    [InlineData("totalFee", "\"١\"")]
    [InlineData("totalFee", "\"1.5\\n\"")]
    [InlineData("totalFee", "true")]
    [InlineData("currency", null)]
    [InlineData("currency", "\"usdt\"")]
    [InlineData("currency", "\"BUSD\"")]
    [InlineData("currency", "\"XYZ\"")]
    [InlineData("transactionId", null)]
    [InlineData("transactionId", "\"\"")]
    [InlineData("transactionId", "null")]
    [InlineData("transactTime", null)]
    [InlineData("transactTime", "0")]
    [InlineData("transactTime", "1.782907200000E12")]
    [InlineData("transactTime", "999999999999999999")]
    public async Task Money_that_cannot_be_booked_is_asked_about_and_to_be_told_again(string member, string? json)
    {
        var key = await Server.Awaiting(session);
        var asked = Server.Platform.Asked.Count;

        var reply = await Server.Deliver(Body.PaidWith(session, member, json));

        Assert.Equal((422, true), (reply.Status, reply.Body.Contains("unusable_payment", StringComparison.Ordinal)));
        Assert.Equal([Body.Order(session)], Server.Platform.Asked.Skip(asked));
        Assert.IsType<PaymentSession.Pending>(await Server.Session(key));
        Assert.Contains(Server.Log.Lines, it =>
            it.StartsWith("Error", StringComparison.Ordinal)
            && it.Contains($"{Body.Order(session)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_answer_says_of_it_is_the_fact()
    {
        await using var server = await WebhookServer.Start();
        var key = await server.Awaiting(1);
        server.Platform.OnQuery = new QueryAnswer.Paid(
            Samples.Transaction(1),
            WebhookServer.Usdt("1.50000000"),
            WebhookServer.Usdt("1.50000000"),
            new PaidAt(Samples.Noon),
            Refunded: false);

        Assert.Equal(422, (await server.Deliver(Body.PaidWith(1, "currency", "\"XYZ\""))).Status);

        Assert.IsType<PaymentSession.Paid>(await server.Session(key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"bizType\":\"PAY\",\"bizStatus\":\"PAY_SUCCESS\"}")]
    [InlineData("{\"bizType\":\"PAY\",\"bizStatus\":\"PAY_SUCCESS\",\"data\":\"{}\"}")]
    [InlineData("{\"bizType\":\"PAY\",\"bizStatus\":\"PAY_SUCCESS\",\"data\":{\"merchantTradeNo\":\"1\"}}")]
    [InlineData("{\"bizType\":\"PAY\",\"bizType\":\"PAY\",\"bizStatus\":\"PAY_SUCCESS\",\"data\":\"{}\"}")]
    [InlineData("{\"bizType\":\"PAY\",\"bizStatus\":\"PAY_SUCCESS\",\"data\":\"{\\\"a\\\":1,\\\"a\\\":1}\"}")]
    [InlineData("{\"bizType\":\"\\ud800\"}")]
    [InlineData("{\"bizType\":\"PAY\",\"bizStatus\":\"PAY_SUCCESS\",\"data\":\"\\ud800\"}")]
    public async Task What_is_signed_and_no_notification_is_refused(string body)
    {
        var reply = await Server.Deliver(Encoding.UTF8.GetBytes(body));
        Assert.Equal((400, true), (reply.Status, reply.Body.Contains("malformed_body", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_payment_that_says_a_thing_twice_is_refused(bool isInside)
    {
        var key = await Server.Awaiting(session);
        var body = isInside
            ? Body.PaidWith(session, "totalFee", "1.5,\"totalFee\":1.5")
            : (byte[])[.. "{\"bizType\":\"PAY\","u8, .. Body.Paid(session).AsSpan(1)];

        Assert.Equal(400, (await Server.Deliver(body)).Status);

        Assert.IsType<PaymentSession.Pending>(await Server.Session(key));
    }

    [Fact]
    public async Task What_is_nested_too_deep_is_refused()
    {
        var deep = string.Concat(new string('[', 100_000), new string(']', 100_000));
        var reply = await Server.Deliver(Encoding.UTF8.GetBytes($$"""{"bizType":"PAY","x":{{deep}}}"""));
        Assert.Equal(400, reply.Status);
    }
}
