using System.Text;
using System.Text.Json;

namespace Payments.Testing.BinancePay;

/// <summary>What a webhook says: "Order webhook", "Body".</summary>
/// <remarks>
/// <c>bizId</c> is a number, also where it has more digits than 64 bits hold, and <c>data</c> is JSON within a JSON
/// string.
/// </remarks>
sealed record WebhookBody(string TradeNo, string BizStatus, Option<Uri> Address, string Json)
{
    public static WebhookBody Paid(KeptOrder order) =>
        Of(order, "PAY", "PAY_SUCCESS", order.Charge.Match(Some: it => it.At, None: () => order.CreatedAt));

    public static WebhookBody Closed(KeptOrder order, Instant at) => Of(order, "PAY", "PAY_CLOSED", at);

    /// <summary>The page of refunds does not show its <c>data</c>: it is that of the payment here.</summary>
    public static WebhookBody Refunded(KeptOrder order, Instant at) => Of(order, "PAY_REFUND", "REFUND_SUCCESS", at);

    static WebhookBody Of(KeptOrder order, string bizType, string bizStatus, Instant at) =>
        new(order.TradeNo, bizStatus, order.Asked.WebhookUrl, Encoding.UTF8.GetString(ApiReply.Object(writer =>
        {
            writer.WriteString("bizType", bizType);
            writer.WritePropertyName("bizId");
            writer.WriteRawValue(order.PrepayId);
            writer.WriteString("bizIdStr", order.PrepayId);
            writer.WriteString("bizStatus", bizStatus);
            writer.WriteString("data", Encoding.UTF8.GetString(ApiReply.Object(inner => WriteData(inner, order, at))));
        })));

    static void WriteData(Utf8JsonWriter writer, KeptOrder order, Instant at)
    {
        writer.WriteString("merchantTradeNo", order.TradeNo);
        writer.WriteString("productType", order.Asked.ProductType);
        writer.WriteString("productName", order.Asked.ProductName);
        writer.WriteNumber("transactTime", at.ToUnixTimeMilliseconds());
        writer.WriteString("tradeType", order.Asked.TerminalType);
        writer.WritePropertyName("totalFee");
        writer.WriteRawValue(Decimals.Padded(order.Total));
        writer.WriteString("currency", order.Currency);
        order.Asked.PassThroughInfo.IfSome(it => writer.WriteString("passThroughInfo", it));
        order.Charge.IfSome(it =>
        {
            writer.WriteString("transactionId", it.TransactionId);
            writer.WriteNumber("commission", 0);
            OrderReplies.WritePaymentInfo(writer, it);
        });
    }
}
