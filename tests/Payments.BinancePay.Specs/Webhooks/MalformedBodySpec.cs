using System.Text;

using Payments.BinancePay.Specs.Webhooks.Running;
using Payments.Domain.Sessions;

namespace Payments.BinancePay.Specs.Webhooks;

/// <summary>What is signed, and yet no notification.</summary>
public sealed class MalformedBodySpec(SharedServer shared) : IClassFixture<SharedServer>
{
    static int sessions;

    readonly int session = Interlocked.Increment(ref sessions);

    WebhookServer Server => shared.Server;

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
