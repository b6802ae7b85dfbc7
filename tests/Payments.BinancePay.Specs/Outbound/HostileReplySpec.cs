using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

using FsCheck;
using FsCheck.Fluent;

using Payments.Application.Ports;
using Payments.BinancePay.Specs.Outbound.World;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>
/// No sequence of bytes makes an exception escape, opens an order or moves money that it does not tell of.
/// </summary>
public class HostileReplySpec
{
    static readonly byte[] Created = Encoding.UTF8.GetBytes(Wire.Created());

    static readonly byte[] Paid = Encoding.UTF8.GetBytes(Wire.Order("PAID"));

    static readonly byte[][] Others =
    [
        Encoding.UTF8.GetBytes(Wire.Failure("400202")),
        Encoding.UTF8.GetBytes(Wire.Order("CANCELED")),
        Encoding.UTF8.GetBytes(Wire.Success("""[{"certSerial":"1","certPublic":"x"}]""")),
    ];

    // What breaks readers: structure, escapes, numbers at their limits, and bytes that are no UTF-8.
    static readonly string[] Spice =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\u0000", "\0", "null", "1e999", "-", "0", ".",
        "29383937493038367292", "\"code\":\"000000\",", "\"data\":{},", "[[[[[[[[[[[[[[[[[[", "👩", "\u00ff", "true",
    ];

    static readonly Gen<byte[]> Damaged =
        from document in Gen.Elements((byte[][])[Created, Paid, .. Others])
        from steps in Gen.Choose(1, 3)
        from damaged in Enumerable.Range(0, steps).Aggregate(Gen.Constant(document), (so, _) => so.SelectMany(Damage))
        select damaged;

    [SeededProperty]
    public Property Random_bytes_say_nothing()
    {
        var shop = new Shop();
        var bytes = ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary();
        return Prop.ForAll(bytes, it => Told(shop, it) == "unknown");
    }

    [SeededProperty]
    public Property What_is_told_stands_in_the_reply()
    {
        var shop = new Shop();
        return Prop.ForAll(Damaged.ToArbitrary(), bytes =>
        {
            var told = Told(shop, bytes);
            return (told == "unknown" || told == Said(bytes))
                .Classify(told != "unknown", "told")
                .Label($"{told}: {Encoding.UTF8.GetString(bytes)}");
        });
    }

    [Fact]
    public void And_what_is_right_is_told()
    {
        using var shop = new Shop();

        Assert.Equal("opened 1.5 USDT", Told(shop, Created));
        Assert.Equal("paid 1.5 USDT M_R_282737362839373", Told(shop, Paid));
    }

    // Both questions get the same reply: one of them tells what it is, if anything does.
    static string Told(Shop shop, byte[] bytes)
    {
        shop.Answers(ScriptedBinance.Reply(bytes));
        var opened = shop.Open().GetAwaiter().GetResult();
        var query = shop.Query().GetAwaiter().GetResult();
        shop.Close().GetAwaiter().GetResult();
        shop.Provider.Certificates(default).GetAwaiter().GetResult();
        return opened is OpenAnswer.Opened { Checkout.Quote: var quote }
                ? $"opened {Trimmed(quote.Amount)} {quote.Currency}"
            : query is QueryAnswer.Paid { Amount: var amount } paid
                ? $"paid {Trimmed(amount.Amount)} {amount.Currency} {paid.Transaction}"
            : "unknown";
    }

    // Another reader altogether, and without a doubt about anything.
    static string Said(byte[] bytes)
    {
        var reply = JsonNode.Parse(bytes)!;
        var data = reply["data"]!;
        if ($"{reply["status"]}" != "SUCCESS" || $"{reply["code"]}" != "000000")
            return "no success";
        return data["totalFee"] is { } quote
            ? $"opened {Trimmed(Parsed(quote))} {data["currency"]}"
            : $"paid {Trimmed(Parsed(data["orderAmount"]!))} {data["currency"]} {data["transactionId"]}";
    }

    static decimal Parsed(JsonNode amount) => decimal.Parse($"{amount}", CultureInfo.InvariantCulture);

    static string Trimmed(decimal amount) => amount.ToString("0.########", CultureInfo.InvariantCulture);

    static Gen<byte[]> Damage(byte[] document)
    {
        var place = Gen.Choose(0, document.Length - 1);
        return Gen.OneOf(
            place.Zip(Gen.Choose(1, 255)).Select(it => Flipped(document, it.Item1, (byte)it.Item2)),
            place.Zip(Gen.Choose(1, 20)).Select(it => (byte[])
                [.. document[..it.Item1], .. document[Math.Min(document.Length - 1, it.Item1 + it.Item2)..]]),
            place.Zip(Gen.Elements(Spice)).Select(it => (byte[])
                [.. document[..it.Item1], .. Encoding.UTF8.GetBytes(it.Item2), .. document[it.Item1..]]));
    }

    static byte[] Flipped(byte[] document, int at, byte with)
    {
        var flipped = document.ToArray();
        flipped[at] ^= with;
        return flipped;
    }
}
