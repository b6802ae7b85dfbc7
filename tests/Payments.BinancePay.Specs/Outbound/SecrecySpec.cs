using System.Net;

using Payments.BinancePay.Specs.Outbound.World;
using Payments.Domain.Values;

using static Payments.BinancePay.Specs.Outbound.World.ScriptedBinance;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>
/// Neither keys nor links nor what a reply quotes stands in a log, at any level, or in any text of ours.
/// </summary>
public class SecrecySpec
{
    const string Sentinel = "xq7sentinel";

    // Each of the four links has one of these two tokens in it, or is the picture.
    static readonly string[] Secrets =
    [
        Sentinel, Wire.Token, "zMHCDA6mqNhTr2UW30K0eqimz3mvG1Lz", "6f9c5a0e-6a34", "Ym5jOi8v",
        "BinancePay-Signature", "ada.obi", "Marina",
    ];

    [Fact]
    public async Task No_log_tells_them()
    {
        foreach (var act in Acts())
        {
            using var shop = new Shop().Answers(act);
            await shop.Open();
            await shop.Query();
            await shop.Close();
            await shop.Provider.Certificates(default);

            Assert.NotEmpty(shop.Log.Lines);
            AssertKept(string.Join('\n', shop.Log.Lines));
            Assert.All(shop.Binance.Sent, sent => AssertAbsent(sent.Signature, shop));
        }
    }

    [Fact]
    public async Task An_open_circuit_does_not_tell_them()
    {
        using var shop = new Shop().Answers(Reply(Wire.Created(), HttpStatusCode.BadGateway));
        for (var time = 0; time < 30; time++)
            await shop.Open();

        Assert.Equal(20, shop.Sends);
        AssertKept(string.Join('\n', shop.Log.Lines));
    }

    [Fact]
    public async Task What_is_told_of_a_call_is_not_nothing()
    {
        using var shop = new Shop().Answers(Wire.Failure("400606"));
        await shop.Open();

        Assert.Contains(
            shop.Log.Lines, it => it.Contains("400606 MERCHANT_ACCESS_FORBIDDEN", StringComparison.Ordinal));
    }

    [Fact]
    public void No_text_of_the_settings_tells_them()
    {
        using var shop = new Shop();

        AssertKept($"{shop.Settings} {shop.Settings.ApiSecret} {Shop.Configuration} {shop.Provider}");
    }

    [Fact]
    public void No_fault_tells_them() =>
        AssertKept(string.Join(
            ' ',
            BinancePaySettings.Create(new()
            {
                ApiKey = $"{Sentinel} \n", ApiSecret = $"{Sentinel} \n",
                BaseAddress = $"https://{Sentinel}:{Sentinel}@host",
                ReturnUrl = Sentinel, CancelUrl = Sentinel, WebhookUrl = Sentinel, GoodsCategory = Sentinel,
            }).FailToSeq().Map(it => $"{it} {it.Code}")));

    static IEnumerable<Act> Acts() =>
    [
        Reply(Wire.Created()),
        Reply(Wire.Created(totalFee: "null")),
        Reply(Wire.Created(checkout: $"https://{Sentinel}.example/{Wire.Token}")),
        Reply(Wire.Order("PAID", amount: $"\"{Sentinel}\"")),
        Reply(Wire.Failure("400606")),
        Reply(Wire.Failure("400999")),
        Reply(Wire.Created(), HttpStatusCode.BadGateway),
        Reply($"<html>{Sentinel}</html>", HttpStatusCode.Forbidden),
        Break(new HttpRequestException(HttpRequestError.ResponseEnded)),
        Break(new TaskCanceledException()),
    ];

    static void AssertKept(string text) =>
        Assert.All(Secrets, it => Assert.DoesNotContain(it, text, StringComparison.OrdinalIgnoreCase));

    static void AssertAbsent(string secret, Shop shop) =>
        Assert.All(shop.Log.Lines, it => Assert.DoesNotContain(secret, it, StringComparison.Ordinal));
}
