using System.Text.Json;

using Payments.BinancePay.Specs.Outbound.World;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>"Create order v3", description: no backslash, quotation mark or emoji, and never empty.</summary>
public class DescriptionSpec
{
    [Theory]
    [InlineData("Ten books", "Ten books")]
    [InlineData("\\\"Ten\"\\", "Ten")]
    [InlineData("🎉 Party 🎉", "Party")]
    [InlineData("a👩‍👩‍👧b", "ab")]
    [InlineData("a👍🏽b🇳🇬c", "abc")]
    [InlineData("1️⃣ ☎️ ‼ ↔ ◾ 〰 ™ ©", "1")]
    [InlineData("می‌خواهم", "می‌خواهم")]
    [InlineData("क्‍ष", "क्‍ष")]
    [InlineData("£5 + €6 < ¥7 & 'x'", "£5 + €6 < ¥7 & 'x'")]
    [InlineData("日本語 Ünïcode", "日本語 Ünïcode")]
    public async Task What_is_forbidden_leaves_and_the_rest_stays(string given, string sent) =>
        Assert.Equal(sent, await Sent(given));

    [Theory]
    [InlineData("🎉")]
    [InlineData("\\ \" \\")]
    [InlineData("🎉 ‍ 🎉")]
    public async Task The_reference_stands_in_for_nothing(string given) => Assert.Equal("INV-7", await Sent(given));

    [Fact]
    public async Task One_word_stands_in_for_a_reference_of_emoji() => Assert.Equal("Payment", await Sent("🎉", "🎉\""));

    [Theory]
    [InlineData("12\" vinyl", "12 vinyl")]
    [InlineData("back\\slash", "backslash")]
    [InlineData("🎉 Party", "Party")]
    [InlineData("🎉", "Digital goods")]
    public async Task Neither_do_the_names_of_goods_hold_what_is_forbidden(string given, string sent)
    {
        using var body = JsonDocument.Parse(await CreateBodySpec.Sent(
            CreateBodySpec.Request(500, Currency.Usd, "Lots", (given, "digital"))));
        Assert.Equal(sent, body.RootElement.GetProperty("goodsDetails")[0].GetProperty("goodsName").GetString());
    }

    static async Task<string?> Sent(string description, string reference = "INV-7")
    {
        var sample = Samples.Request(7);
        var request = Samples.Lawful(PaymentRequest.Create(
            1_000,
            Currency.Usd,
            sample.Customer,
            Description.Create(description),
            Reference.Create(reference),
            sample.Order,
            sample.Metadata));
        using var body = JsonDocument.Parse(await CreateBodySpec.Sent(request));
        return body.RootElement.GetProperty("description").GetString();
    }
}
