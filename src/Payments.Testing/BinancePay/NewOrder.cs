using System.Text.Json;

namespace Payments.Testing.BinancePay;

/// <summary>What a request asks for that has kept to every rule of <see cref="CreateOrderRules"/>.</summary>
/// <param name="Amount">In <paramref name="Currency"/>, as asked: of a fiat order before it becomes USDT.</param>
sealed record NewOrder(
    string TradeNo,
    bool IsFiat,
    decimal Amount,
    string Currency,
    string TerminalType,
    string ProductType,
    string ProductName,
    Option<string> PassThroughInfo,
    Option<Uri> WebhookUrl,
    Instant ExpiresAt)
{
    public static NewOrder Read(JsonElement body, Instant now, Duration defaultLife)
    {
        var isFiat = body.Has("fiatCurrency");
        var goods = body.Member("goodsDetails")[0];
        return new NewOrder(
            Text(body, "merchantTradeNo"),
            isFiat,
            body.Number(isFiat ? "fiatAmount" : "orderAmount").IfNone(0),
            Text(body, isFiat ? "fiatCurrency" : "currency"),
            Text(body.Member("env"), "terminalType"),
            Text(goods, "goodsCategory"),
            Text(goods, "goodsName"),
            body.Text("passThroughInfo"),
            body.Text("webhookUrl").Filter(it => it.Length > 0).Map(it => new Uri(it)),
            body.Milliseconds("orderExpireTime").IfNone(() => now + defaultLife));
    }

    static string Text(JsonElement body, string name) => body.Text(name).IfNone("");
}
