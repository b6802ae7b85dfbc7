using Payments.BinancePay.Specs.Outbound.World;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>What is asked for, byte for byte ("Create order v3").</summary>
public class CreateBodySpec
{
    [Fact]
    public async Task Fiat_goes_out_as_fiat() =>
        Assert.Equal(Golden.Read("create-fiat.json"), await Sent(Request(10_007, Currency.Usd)));

    [Fact]
    public async Task An_asset_goes_out_as_itself() =>
        Assert.Equal(
            Golden.Read("create-crypto.json"),
            await Sent(
                Request(150_000_001, Currency.Usdt),
                it => it with
                {
                    ReturnUrl = "https://shop.example/thanks?a=1&b=2",
                    CancelUrl = "https://shop.example/again",
                    WebhookUrl = "https://shop.example/webhooks/binance-pay",
                    GoodsCategory = "6000",
                }));

    [Fact]
    public async Task Every_item_goes_out() =>
        Assert.Equal(
            Golden.Read("create-many-items.json"),
            await Sent(Request(
                500,
                Currency.Jpy,
                "Lots",
                ("né 日本 \"quoted\"", "digital"),
                ("A song", "digital"),
                ("Книга", "physical"))));

    [Fact]
    public async Task An_awkward_description_goes_out_without_what_is_forbidden() =>
        Assert.Equal(
            Golden.Read("create-awkward.json"),
            await Sent(Request(12_345, Lawful("KWD"), "  \\ 🎉 \"Ten\" 👩‍🚀 books & naïve 日本 1️⃣ © €5 \\ ")));

    [Theory]
    [InlineData(100L, "USDT", "\"orderAmount\":0.00000100")]
    [InlineData(100L, "USD", "\"fiatAmount\":1.00,")]
    [InlineData(100L, "JPY", "\"fiatAmount\":100,")]
    [InlineData(100L, "BHD", "\"fiatAmount\":0.100,")]
    [InlineData(100L, "CLF", "\"fiatAmount\":0.0100,")]
    [InlineData(100_000_000_000_000_000L, "BTC", "\"orderAmount\":1000000000.00000000,")]
    [InlineData(100_000_000_000_000_000L, "USD", "\"fiatAmount\":1000000000000000.00,")]
    public async Task An_amount_goes_out_exactly(long minorUnits, string currency, string written) =>
        Assert.Contains(written, await Sent(Request(minorUnits, Lawful(currency))), StringComparison.Ordinal);

    [Fact]
    public async Task A_name_of_many_units_is_cut_and_never_in_the_middle_of_a_character()
    {
        var name = "x" + string.Concat(Enumerable.Repeat("𝒳", 199));
        var cut = "x" + string.Concat(Enumerable.Repeat("\\uD835\\uDCB3", 127));

        var sent = await Sent(Request(500, Currency.Usd, "Lots", (name, "digital")));

        Assert.Contains($"\"goodsName\":\"{cut}\"", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_customer_goes_out()
    {
        var sent = await Sent(Samples.Request(1));

        Assert.All(
            ["Ada", "Obi", "example.com", "803", "Marina", "Lagos", "101241", "203.0", "buyer", "shipping", "note"],
            it => Assert.DoesNotContain(it, sent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_and_a_close_name_the_order()
    {
        using var shop = new Shop().Answers(Wire.Failure("400202"));
        await shop.Query();
        await shop.Close();
        await shop.Provider.Certificates(default);

        var order = $$"""{"merchantTradeNo":"{{Shop.Number.Text}}"}""";
        Assert.Equal(
            [
                ("/binancepay/openapi/v2/order/query", order),
                ("/binancepay/openapi/order/close", order),
                ("/binancepay/openapi/certificates", "{}"),
            ],
            shop.Binance.Sent.Select(it => (it.Path, it.Text)));
    }

    internal static async Task<string> Sent(
        PaymentRequest request, Func<BinancePayConfiguration, BinancePayConfiguration>? change = null)
    {
        using var shop = new Shop(change).Answers(Wire.Created());
        await shop.Open(Shop.Live(request));
        var sent = Assert.Single(shop.Binance.Sent);
        Assert.Equal("/binancepay/openapi/v3/order", sent.Path);
        return sent.Text;
    }

    internal static PaymentRequest Request(
        long minorUnits,
        Currency currency,
        string description = "Payment number 7",
        params (string Name, string Type)[] items) =>
        Samples.Lawful(PaymentRequest.Create(
            minorUnits,
            currency,
            Samples.Customer(1),
            Description.Create(description),
            Samples.Reference(7),
            Order.Create(
                "ORD-7",
                (items.Length > 0 ? items : [("A book", "physical")]).Select(it => OrderItem.Create(it.Name, it.Type))),
            Metadata.Create("{}")));

    static Currency Lawful(string code) => Samples.Lawful(Currency.Create(code));
}
