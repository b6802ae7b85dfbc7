using System.Text.Json.Nodes;

using Payments.Json.Client;
using Payments.Domain.Values;

namespace Payments.Juicyway.Specs.Client;

/// <summary>The reply that Juicyway has published for "Capture payment: Binance Pay", as it is.</summary>
public class PublishedReplySpec
{
    static readonly byte[] Published = File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "Golden", "binance-pay-capture-response.json"));

    [Fact]
    public async Task It_is_taken_for_the_capture_of_its_payment()
    {
        await using var shop = await Shop.Start();
        shop.Answers(Flat(), ScriptedJuicyway.Reply(200, Published));
        var fetched = Shop.Right(await shop.Client.Fetch(Wire.RemoteId, default));
        var captured = Shop.Right(await shop.Client.Capture(fetched.Payment, default));

        Assert.Equal("USD 1.00", captured.Payment.Amount.ToString());
        Assert.Equal("ref-juice-360e19cc-07ee-4d36-99e3-1744fb45de93", captured.Payment.Reference.Text);
        Assert.Equal(Mode.Live, captured.Payment.Mode);
        Assert.Equal("2024-04-09T01:11:30.239705", Text(captured.ExpiresAt));
        Assert.Equal("2024-04-08T13:11:30.207263", Text(captured.Payment.CreatedAt));
        Assert.Equal("Waiting for payment", captured.Message);
        Assert.True(captured.Payment.CancellationReason.IsNone);
        Assert.EndsWith(
            Links.Token, captured.Links.Map(it => it.CheckoutUrl).IfNone(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_taken_for_the_capture_of_another()
    {
        await using var shop = await Shop.Start();
        shop.Answers(ScriptedJuicyway.Served, ScriptedJuicyway.Reply(200, Published));
        var payment = await shop.Initialized();

        var fault = Shop.Left(await shop.Client.Capture(payment, default));

        Assert.Equal(
            Seq("id", "amount", "reference"), Assert.IsType<JuicywayFault.AnotherPayment>(fault).Members);
    }

    static Act Flat()
    {
        var payment = JsonNode.Parse(Published)!["data"]!["payment"]!;
        return Wire.Reply(new JsonObject { ["data"] = payment.DeepClone() });
    }

    static string Text(Option<Instant> at) => at.Match(Some: it => $"{it:uuuu-MM-dd'T'HH:mm:ss.ffffff}", None: () => "");
}
