using System.Text.Json;

namespace Payments.Testing.BinancePay;

/// <summary>An order as the API shows it: "Create order", "Reply data" and "Query order v2".</summary>
static class OrderReplies
{
    // The page has a number; it is always the same merchant.
    const long MerchantId = 98765987;

    public static ApiReply Created(KeptOrder order) => ApiReply.Success(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("prepayId", order.PrepayId);
        writer.WriteString("terminalType", order.Asked.TerminalType);
        writer.WriteNumber("expireTime", order.Asked.ExpiresAt.ToUnixTimeMilliseconds());
        writer.WriteString("qrcodeLink", order.Links.QrImage);
        writer.WriteString("qrContent", order.Links.QrContent);
        writer.WriteString("checkoutUrl", order.Links.Checkout);
        writer.WriteString("deeplink", order.Links.Deeplink);
        writer.WriteString("universalUrl", order.Links.Universal);
        writer.WriteString("totalFee", Decimals.Shortest(order.Amount));
        writer.WriteString("currency", order.Currency);
        if (order.Asked.IsFiat)
        {
            writer.WriteString("fiatCurrency", order.Asked.Currency);
            writer.WriteString("fiatAmount", Decimals.Shortest(order.Asked.Amount));
        }

        writer.WriteEndObject();
    });

    public static ApiReply Queried(KeptOrder order) => ApiReply.Success(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("merchantId", MerchantId);
        writer.WriteString("prepayId", order.PrepayId);
        writer.WriteString("merchantTradeNo", order.TradeNo);
        writer.WriteString("status", order.Status.Word);
        writer.WriteString("currency", order.Currency);
        writer.WriteString("orderAmount", Decimals.Padded(order.Total));
        writer.WriteNumber("createTime", order.CreatedAt.ToUnixTimeMilliseconds());
        order.Asked.PassThroughInfo.IfSome(it => writer.WriteString("passThroughInfo", it));
        order.Charge.IfSome(it => WritePayment(writer, it));
        writer.WriteEndObject();
    });

    /// <summary>What queries and webhooks say of a payment.</summary>
    public static void WritePaymentInfo(Utf8JsonWriter writer, FakeCharge charge)
    {
        writer.WriteStartObject("paymentInfo");
        writer.WriteString("payerId", "100000001");
        writer.WriteString("payMethod", "spot");
        writer.WriteStartArray("paymentInstructions");
        writer.WriteStartObject();
        writer.WriteString("currency", charge.Currency);
        writer.WriteString("amount", Decimals.Padded(charge.Amount));
        writer.WriteString("price", "1");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("channel", "DEFAULT");
        writer.WriteEndObject();
    }

    static void WritePayment(Utf8JsonWriter writer, FakeCharge charge)
    {
        writer.WriteString("transactionId", charge.TransactionId);
        writer.WriteNumber("transactTime", charge.At.ToUnixTimeMilliseconds());
        WritePaymentInfo(writer, charge);
    }
}
