using System.Globalization;

using Payments.Application.Ports;
using Payments.BinancePay.Specs.Outbound.World;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>What a success must say before an order counts as open.</summary>
public class OpenedSpec
{
    [Fact]
    public async Task An_order_opens_with_its_quote_its_links_and_its_end()
    {
        using var shop = new Shop().Answers(Wire.Created());

        var opened = Assert.IsType<OpenAnswer.Opened>(await shop.Open()).Checkout;

        Assert.Equal("USDT 1.50000000", opened.Quote.ToString());
        Assert.Equal(Instant.FromUnixTimeMilliseconds(1782909000000), opened.ExpiresAt);
        Assert.Equal(
            (Wire.Checkout, Wire.Deeplink, Wire.Universal, Wire.Qr),
            (opened.Links.CheckoutUrl, opened.Links.Deeplink, opened.Links.PaymentUrl, opened.Links.QrUrl));
    }

    [Theory]
    [InlineData("\"0.00000001\"", "0.00000001")]
    [InlineData("0.88000000", "0.88000000")]
    [InlineData("\"123456789.12345678\"", "123456789.12345678")]
    [InlineData("90071992.54740993", "90071992.54740993")]
    [InlineData("\"1000000000\"", "1000000000.00000000")]
    [InlineData("15e-1", "1.50000000")]
    [InlineData("\"1.50000000000000000000\"", "1.50000000")]
    public async Task A_quote_is_exactly_what_was_written(string totalFee, string quote)
    {
        using var shop = new Shop().Answers(Wire.Created(totalFee));

        Assert.Equal(quote, Assert.IsType<OpenAnswer.Opened>(await shop.Open()).Checkout.Quote.ToText());
    }

    public static TheoryData<string, string> Unreadable() => new()
    {
        { "nine decimals", Wire.Created(totalFee: "\"0.000000001\"") },
        { "more decimals than a decimal holds", Wire.Created(totalFee: "\"1.0000000000000000000000000000000001\"") },
        { "nothing", Wire.Created(totalFee: "\"0\"") },
        { "a negative quote", Wire.Created(totalFee: "\"-1.5\"") },
        { "a comma", Wire.Created(totalFee: "\"1,5\"") },
        { "no quote", Wire.Created(totalFee: "null") },
        { "more than there is", Wire.Created(totalFee: "\"99999999999999999999\"") },
        { "an unknown currency", Wire.Created(currency: "\"DOGE\"") },
        { "a withdrawn currency", Wire.Created(currency: "\"BUSD\"") },
        { "no currency", Wire.Created(currency: "null") },
        { "half a currency", Wire.Created(currency: "\"\\ud800\"") },
        { "no end", Wire.Created(end: "null") },
        { "an end before our time", Wire.Created(end: "0") },
        { "an end beyond 64 bits", Wire.Created(end: "29383937493038367292") },
        { "a negative end", Wire.Created(end: "-1782909000000") },
        { "a link elsewhere", Wire.Created(checkout: Checkout("pay.binance.com.example", Wire.Token)) },
        { "a link to another checkout", Wire.Created(checkout: Checkout("pay.binance.com", new string('0', 32))) },
        { "no data", """{"status":"SUCCESS","code":"000000"}""" },
        { "null", Wire.Success("null") },
        { "an array", Wire.Success("[]") },
        { "a boolean", Wire.Success("true") },
        { "a text", Wire.Success("\"ok\"") },
    };

    static string Checkout(string host, string token) => $"https://{host}/en/checkout/{token}";

    [Theory, MemberData(nameof(Unreadable))]
    public async Task A_success_that_cannot_be_read_is_unknown_and_an_alarm(string why, string body)
    {
        using var shop = new Shop().Answers(body);

        Assert.IsType<OpenAnswer.Unknown>(await shop.Open());
        Assert.True(shop.Log.Lines.Any(it => it.StartsWith("Error", StringComparison.Ordinal)), why);
        Assert.Equal(1, shop.Sends);
    }

    [Theory]
    [InlineData("1.5", true)]
    [InlineData("1.49999999", false)]
    [InlineData("1.50000001", false)]
    public async Task The_quote_of_an_asset_that_was_asked_for_is_what_was_asked(string totalFee, bool isTaken)
    {
        using var shop = new Shop().Answers(Wire.Created($"\"{totalFee}\""));

        var answer = await shop.Open(Shop.Live(CreateBodySpec.Request(150_000_000, Currency.Usdt)));

        Assert.Equal(isTaken, answer is OpenAnswer.Opened);
        Assert.Equal(isTaken, shop.Log.Lines.All(it => !it.StartsWith("Error", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_test_session_never_goes_out()
    {
        using var shop = new Shop();

        Assert.Equal(new OpenAnswer.Refused("test_session"), await shop.Open(Samples.Terms(1)));
        Assert.Equal(0, shop.Sends);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task An_order_that_nobody_could_pay_never_goes_out(int milliseconds, bool isSent)
    {
        using var shop = new Shop().Answers(Wire.Created());

        var answer = await shop.Open(deadline: Shop.Noon + Duration.FromMilliseconds(milliseconds));

        Assert.Equal(isSent ? 1 : 0, shop.Sends);
        Assert.Equal(isSent, answer is OpenAnswer.Opened);
    }

    [Theory]
    [InlineData(30, 1_800_000)]
    [InlineData(59, 3_540_000)]
    [InlineData(60, 3_595_000)]
    [InlineData(720, 3_595_000)]
    public async Task An_order_ends_with_its_session_and_within_the_longest_life_by_either_clock(int minutes, long end)
    {
        using var shop = new Shop().Answers(Wire.Created());

        await shop.Open(deadline: Shop.Noon + Duration.FromMinutes(minutes));

        var sent = (Shop.Noon.ToUnixTimeMilliseconds() + end).ToString(CultureInfo.InvariantCulture);
        Assert.Contains($"\"orderExpireTime\":{sent}", Assert.Single(shop.Binance.Sent).Text, StringComparison.Ordinal);
    }
}
