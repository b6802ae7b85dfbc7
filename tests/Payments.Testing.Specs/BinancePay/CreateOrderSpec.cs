using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

using Payments.Domain.Values;

using static Payments.Testing.Specs.BinancePay.World;

namespace Payments.Testing.Specs.BinancePay;

/// <summary>"Create order v3": what an order has to say, and what is answered.</summary>
public class CreateOrderSpec
{
    /// <summary>A member, the JSON that stands there instead (none: it is left out), and the code.</summary>
    public static TheoryData<string, string, string> Faults => new()
    {
        { "env", "", "400100" },
        { "env", "\"WEB\"", "400100" },
        { "env.terminalType", "", "400100" },
        { "env.terminalType", "\"web\"", "400102" },
        { "env.terminalType", "\"MINI_PROGRAM\"", "400100" },
        { "env.osType", "\"LINUX\"", "400102" },
        { "merchantTradeNo", "", "400100" },
        { "merchantTradeNo", "1", "400100" },
        { "merchantTradeNo", "\"with-dash\"", "400201" },
        { "merchantTradeNo", "\"é\"", "400201" },
        { "merchantTradeNo", "\"a23456789b123456789c123456789d123\"", "400201" },
        { "orderAmount", "", "400100" },
        { "orderAmount", "\"1.50\"", "400100" },
        { "orderAmount", "0", "400102" },
        { "orderAmount", "-1", "400102" },
        { "orderAmount", "0.000000009", "400102" },
        { "orderAmount", "1.000000000", "400102" },
        { "orderAmount", "1000000000000.1", "400102" },
        { "orderAmount", "1e99", "400102" },
        { "currency", "", "400100" },
        { "currency", "\"usdt\"", "400102" },
        { "currency", "\"USD\"", "400102" },
        { "currency", "\"NONE\"", "400102" },
        { "fiatCurrency", "\"USD\"", "400102" },
        { "goodsDetails", "", "400100" },
        { "goodsDetails", "[]", "400100" },
        { "goodsDetails", "[1]", "400100" },
        { "goodsDetails.0.goodsType", "", "400100" },
        { "goodsDetails.0.goodsType", "\"03\"", "400102" },
        { "goodsDetails.0.goodsCategory", "", "400100" },
        { "goodsDetails.0.goodsCategory", "\"A001\"", "400102" },
        { "goodsDetails.0.referenceGoodsId", "", "400100" },
        { "goodsDetails.0.goodsName", "", "400100" },
        { "goodsDetails.0.goodsName", $"\"{new string('n', 257)}\"", "400101" },
        { "goodsDetails.0.goodsDetail", $"\"{new string('n', 257)}\"", "400101" },
        { "goodsDetails.0.goodsUnitAmount", "{\"amount\":1}", "400100" },
        { "goodsDetails.0.goodsUnitAmount", "{\"currency\":\"USDT\"}", "400100" },
        { "description", "", "400100" },
        { "description", "\"\"", "400100" },
        { "description", "\"back\\\\slash\"", "400103" },
        { "description", "\"quota\\\"tion\"", "400103" },
        { "description", "\"smile 😀\"", "400103" },
        { "description", "\"sun ☀\"", "400103" },
        { "returnUrl", $"\"https://m.example/{new string('r', 256)}\"", "400101" },
        { "cancelUrl", "\"bnc://m.example\"", "400102" },
        { "webhookUrl", "\"/webhooks\"", "400102" },
        { "webhookUrl", "\"ftp://m.example\"", "400102" },
        { "supportPayCurrency", $"\"{new string('U', 1025)}\"", "400101" },
        { "universalUrlAttach", $"\"{new string('u', 121)}\"", "400101" },
        { "passThroughInfo", $"\"{new string('p', 513)}\"", "400101" },
        { "orderExpireTime", "\"1712581200000\"", "400102" },
        { "orderExpireTime", "1712577600000", "400102" },
        { "orderExpireTime", "1712581200001", "400102" },
        { "orderExpireTime", "-1", "400102" },
        { "orderExpireTime", "9223372036854775807", "400102" },
    };

    /// <summary>The other side of each limit, and the control of the table above.</summary>
    public static TheoryData<string, string> Lawful => new()
    {
        { "env.osType", "\"IOS\"" },
        { "env.terminalType", "\"OTHERS\"" },
        { "merchantTradeNo", "\"a23456789b123456789c123456789d12\"" },
        { "orderAmount", "0.00000001" },
        { "orderAmount", "1.00000000" },
        { "orderAmount", "1000000000000" },
        { "currency", "\"BTC\"" },
        { "goodsDetails.0.goodsName", $"\"{new string('n', 256)}\"" },
        { "goodsDetails.0.goodsUnitAmount", "{\"currency\":\"USDT\",\"amount\":1}" },
        { "goodsDetails.0.goodsUnitAmount", "null" },
        { "description", "\"Ein Kännchen, für mich: 日本 …\"" },
        { "webhookUrl", "\"https://m.example/hook\"" },
        { "returnUrl", "\"\"" },
        { "passThroughInfo", $"\"{new string('p', 512)}\"" },
        { "orderExpireTime", "1712577600001" },
        { "orderExpireTime", "1712581200000" },
        { "neverHeardOf", "{}" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task An_order_that_breaks_a_rule_is_not_opened(string path, string json, string code)
    {
        await using var world = await Start();
        Assert.Equal(code, (await world.Create(Changed(path, json))).Code);
        Assert.Empty(world.Fake.Orders);
    }

    [Theory, MemberData(nameof(Lawful))]
    public async Task An_order_within_the_limits_is_opened(string path, string json)
    {
        await using var world = await Start();
        Assert.Equal("000000", (await world.Create(Changed(path, json))).Code);
        Assert.Single(world.Fake.Orders);
    }

    [Fact]
    public async Task A_number_is_used_once_whatever_became_of_its_order()
    {
        await using var world = await Start();
        var tradeNo = await world.Open();
        Assert.True(world.Fake.Expire(tradeNo));
        Assert.Equal("400201", (await world.Create(Order(tradeNo))).Code);
    }

    [Fact]
    public async Task The_reply_has_every_member_of_its_page()
    {
        await using var world = await Start();
        var reply = await world.Create(Order("order1"));
        Assert.Equal((200, "application/json"), (reply.Status, reply.ContentType));
        Assert.Equal(("SUCCESS", ""), (Text(reply, "status"), Text(reply, "errorMessage")));
        Assert.Equal(
            ["prepayId", "terminalType", "expireTime", "qrcodeLink", "qrContent", "checkoutUrl", "deeplink",
                "universalUrl", "totalFee", "currency"],
            reply.Data.EnumerateObject().Select(it => it.Name));
        Assert.Equal(
            ("WEB", "1712581200000", "1.5", "USDT"),
            (reply["terminalType"], reply["expireTime"], reply["totalFee"], reply["currency"]));
        Assert.Matches(@"\Ahttps://app\.binance\.com/qr/dplk[0-9a-f]{32}\z", reply["qrContent"]);
    }

    [Fact]
    public async Task The_links_fit_together_and_bear_the_day()
    {
        await using var world = await Start();
        var reply = await world.Create(Order("order1"));
        var links = CheckoutLinks.Create(
            reply["checkoutUrl"], reply["deeplink"], reply["universalUrl"], reply["qrcodeLink"], KnownHosts.Binance);
        Assert.True(links.IsSuccess);
        Assert.Contains("/20240408/", reply["qrcodeLink"], StringComparison.Ordinal);
        Assert.Equal(79, reply["deeplink"].Length);
        var encoded = reply["universalUrl"].Split("_dp=")[1];
        Assert.Equal(106, encoded.Length);
        Assert.Equal(reply["deeplink"], Encoding.UTF8.GetString(Base64Url.DecodeFromChars(encoded)));
    }

    [Fact]
    public async Task Some_ids_are_more_than_64_bits_hold()
    {
        await using var world = await Start();
        string[] ids = [(await world.Create(Order("one")))["prepayId"], (await world.Create(Order("two")))["prepayId"]];
        Assert.Equal(20, ids[0].Length);
        Assert.False(ulong.TryParse(ids[0], out _));
        Assert.True(long.TryParse(ids[1], out _));
    }

    [Fact]
    public async Task A_fiat_order_is_to_be_paid_in_usdt()
    {
        await using var world = await Start();
        world.Fake.SetRate("NGN", 0.00065m);
        var reply = await world.Create(Fiat("1000.50", "NGN"));
        Assert.Equal(
            ("USDT", "0.650325", "NGN", "1000.5"),
            (reply["currency"], reply["totalFee"], reply["fiatCurrency"], reply["fiatAmount"]));
        Assert.Equal((0.650325m, "USDT"), (world.Fake.Orders[0].Amount, world.Fake.Orders[0].Currency));
    }

    [Theory]
    [InlineData("0.00000001", "0.4")]
    [InlineData("1", "0")]
    public async Task A_fiat_order_that_is_worth_nothing_is_not_opened(string amount, string rate)
    {
        await using var world = await Start();
        world.Fake.SetRate("USD", decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("400102", (await world.Create(Fiat(amount, "USD"))).Code);
    }

    [Theory]
    [InlineData("USDT")]
    [InlineData("XXX")]
    public async Task Fiat_is_a_currency_of_a_country(string currency)
    {
        await using var world = await Start();
        Assert.Equal("400102", (await world.Create(Fiat("1", currency))).Code);
    }

    /// <summary>Every member, as every kind of JSON: an order or a refusal, and the fake goes on.</summary>
    [Fact]
    public async Task Nothing_that_is_sent_brings_the_fake_down()
    {
        string[] members =
        [
            "env", "env.terminalType", "env.osType", "merchantTradeNo", "orderAmount", "currency", "goodsDetails",
            "goodsDetails.0.goodsType", "goodsDetails.0.goodsUnitAmount", "goodsDetails.0.goodsName", "description",
            "webhookUrl", "passThroughInfo", "orderExpireTime", "fiatCurrency", "fiatAmount",
        ];
        string[] kinds = ["null", "true", "1e400", "-0.0", "\"\"", "\"\\u0000\"", "[]", "[null]", "{}", "{\"a\":[]}"];
        await using var world = await Start();
        foreach (var (member, kind) in members.SelectMany(it => kinds.Select(kind => (it, kind))))
        {
            var reply = await world.Create(Changed(member, kind));
            Assert.Equal(200, reply.Status);
            Assert.Matches(@"\A(000000|400\d{3})\z", reply.Code);
        }
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_names()
    {
        Assert.Equal(await Names(seed: 7), await Names(seed: 7));
        Assert.NotEqual(await Names(seed: 7), await Names(seed: 8));

        static async Task<string> Names(int seed)
        {
            await using var world = await Start(it => it with { Seed = seed });
            return (await world.Create(Order("order1"))).Body + world.Fake.Credentials.ApiKey;
        }
    }

    static JsonObject Fiat(string amount, string currency)
    {
        var order = Order("fiat");
        order.Remove("orderAmount");
        order.Remove("currency");
        order["fiatAmount"] = JsonNode.Parse(amount);
        order["fiatCurrency"] = currency;
        return order;
    }

    static JsonObject Changed(string path, string json)
    {
        var order = Order("order1");
        var steps = path.Split('.');
        var owner = steps[..^1].Aggregate((JsonNode)order, (it, step) => it is JsonArray array ? array[0]! : it[step]!);
        if (json.Length == 0)
            owner.AsObject().Remove(steps[^1]);
        else
            owner[steps[^1]] = JsonNode.Parse(json);
        return order;
    }

    static string Text(Answer reply, string name) => reply.Json.GetProperty(name).GetString()!;
}
