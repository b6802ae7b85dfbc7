using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

using Payments.Testing.BinancePay;

using static Payments.Testing.Specs.BinancePay.World;

namespace Payments.Testing.Specs.BinancePay;

/// <summary>"Order webhook": what is told, how it is signed, and who may believe it.</summary>
public sealed class WebhookSpec : IAsyncLifetime
{
    World world = null!;
    Receiver receiver = null!;

    public async Task InitializeAsync()
    {
        (world, receiver) = (await Start(), await Receiver.Start());
        world.Fake.WebhookAddress = receiver.Address;
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_payment_is_told_with_every_member_of_its_page()
    {
        var tradeNo = await world.Open();
        world.Clock.AdvanceMinutes(5);
        world.Fake.Pay(tradeNo);
        var heard = Assert.Single(await Delivered());
        var order = world.Fake.Orders[0];
        Assert.Equal(
            ("PAY", order.PrepayId, order.PrepayId, "PAY_SUCCESS"),
            (heard.Json.GetProperty("bizType").GetString(), heard.Json.GetProperty("bizId").GetRawText(),
                heard.Json.GetProperty("bizIdStr").GetString(), heard.BizStatus));
        Assert.Equal(20, order.PrepayId.Length);
        Assert.Equal(
            (tradeNo, "Z000", "Deposit", 1712577900000, "WEB"),
            (heard.TradeNo, Text(heard, "productType"), Text(heard, "productName"),
                heard.Data.GetProperty("transactTime").GetInt64(), Text(heard, "tradeType")));
        Assert.Equal(
            ("1.50000000", "USDT", world.Fake.Charges[0].TransactionId),
            (heard.Data.GetProperty("totalFee").GetRawText(), Text(heard, "currency"), Text(heard, "transactionId")));
    }

    [Fact]
    public async Task It_is_signed_by_a_certificate_that_can_be_asked_for()
    {
        await PaidOrder();
        var heard = Assert.Single(await Delivered());
        var listed = Assert.Single((await world.Certificates()).Data.EnumerateArray());
        var certificate = new PublishedCertificate(
            listed.GetProperty("certSerial").GetString()!, listed.GetProperty("certPublic").GetString()!);
        Assert.True(heard.IsSignedBy(certificate));
        Assert.False((heard with { Body = heard.Body + " " }).IsSignedBy(certificate));
        Assert.False((heard with { Nonce = heard.Nonce[1..] }).IsSignedBy(certificate));
        Assert.Equal("1712577600000", heard.Timestamp);
        Assert.Matches(@"\A[A-Za-z0-9]{32}\z", heard.Nonce);
    }

    [Fact]
    [SuppressMessage("Security", "CA5351", Justification = "A name for a key, which guards nothing.")]
    public void A_serial_is_the_md5_of_the_pem_text_with_line_feeds()
    {
        var certificate = world.Fake.Certificates.Single();
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----\n", certificate.PublicKey, StringComparison.Ordinal);
        Assert.EndsWith("\n-----END PUBLIC KEY-----", certificate.PublicKey, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', certificate.PublicKey);
        Assert.Equal(
            Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(certificate.PublicKey))), certificate.Serial);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task A_rotated_key_signs_and_the_old_one_is_listed_if_wanted(bool listsOld, int listed)
    {
        var old = world.Fake.Certificates.Single();
        world.Fake.RotateKey(listsOld);
        await PaidOrder();
        var heard = Assert.Single(await Delivered());
        Assert.False(heard.IsSignedBy(old));
        Assert.True(heard.IsSignedBy(world.Fake.Certificates[listed - 1]));
        Assert.Equal(listed, (await world.Certificates()).Data.GetArrayLength());
        Assert.Equal(listsOld, world.Fake.Certificates.Contains(old));
    }

    [Fact]
    public async Task A_closed_order_is_told_without_a_transaction()
    {
        var tradeNo = await world.Open();
        await world.Close(tradeNo);
        var heard = Assert.Single(await Delivered());
        Assert.Equal(("PAY_CLOSED", tradeNo), (heard.BizStatus, heard.TradeNo));
        Assert.False(heard.Data.TryGetProperty("transactionId", out _));
    }

    [Theory]
    [InlineData(true, true, 2)]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 0)]
    public async Task What_is_told_of_closing_can_be_switched_off(bool closed, bool expired, int told)
    {
        (world.Fake.PayClosedWebhooks, world.Fake.ExpiryWebhooks) = (closed, expired);
        await world.Close(await world.Open());
        await world.Open();
        world.Clock.AdvanceHours(1);
        Assert.Equal(told, (await Delivered()).Length);
    }

    [Fact]
    public async Task A_refund_is_told_as_another_business()
    {
        var tradeNo = await PaidOrder();
        world.Fake.Refund(tradeNo);
        var heard = (await Delivered())[1];
        Assert.Equal(
            ("PAY_REFUND", "REFUND_SUCCESS"), (heard.Json.GetProperty("bizType").GetString(), heard.BizStatus));
    }

    [Fact]
    public async Task An_orders_own_address_goes_first_if_it_is_on_this_machine()
    {
        var own = new Uri(receiver.Address, "/own").ToString();
        world.Fake.Pay(await world.Open(it => it["webhookUrl"] = own));
        world.Fake.Pay(await world.Open(it => it["webhookUrl"] = "https://merchant.example/webhooks"));
        Assert.Equal(["/own", "/"], (await Delivered()).Select(it => it.Path));
    }

    [Fact]
    public async Task What_has_nowhere_to_go_waits()
    {
        world.Fake.WebhookAddress = None;
        await PaidOrder();
        Assert.Empty(await world.Fake.DeliverWebhooks());
        Assert.Equal(1, world.Fake.Webhooks.Waiting);
        world.Fake.WebhookAddress = receiver.Address;
        Assert.Single(await Delivered());
    }

    [Fact]
    public async Task A_request_can_be_looked_at_and_tampered_with()
    {
        await PaidOrder();
        var request = world.Fake.Webhooks.Peek().Single();
        var signed = world.Fake.Webhooks.Sign(request.Body, Noon - Duration.FromDays(1));
        Assert.Equal("1712491200000", signed.Timestamp);
        Assert.True(IsTrue(request));
        Assert.True(IsTrue(signed));
        Assert.False(IsTrue(signed with { Timestamp = request.Timestamp }));
        Assert.False(IsTrue(signed with { Body = signed.Body + "\n" }));
        Assert.Empty(receiver.Webhooks);
        using var bare = (signed with { Nonce = "" }).ToHttp(receiver.Address);
        Assert.False(bare.Headers.Contains("BinancePay-Nonce"));
    }

    bool IsTrue(WebhookRequest it) =>
        new Heard(it.CertificateSerial, it.Timestamp, it.Nonce, it.Signature, it.Body, "/")
            .IsSignedBy(world.Fake.Certificates.Single());

    async Task<string> PaidOrder()
    {
        var tradeNo = await world.Open();
        Assert.True(world.Fake.Pay(tradeNo));
        return tradeNo;
    }

    async Task<Heard[]> Delivered()
    {
        var deliveries = await world.Fake.DeliverWebhooks();
        Assert.True(deliveries.ForAll(it => it.Acknowledged));
        return [.. receiver.Webhooks];
    }

    static string Text(Heard heard, string name) => heard.Data.GetProperty(name).GetString()!;
}
