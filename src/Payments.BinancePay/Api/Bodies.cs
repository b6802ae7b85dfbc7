using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

using Payments.Application;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.BinancePay.Api;

/// <summary>The bodies of our requests: written once, then signed and sent as they are.</summary>
static class Bodies
{
    // Only what JSON itself says must be escaped: the other encoder makes six bytes of each letter beyond ASCII.
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>"Query certificates": an empty object.</summary>
    public static byte[] Empty() => Written(_ => { });

    /// <summary>"Query order v2" and "Close order": which order is meant.</summary>
    public static byte[] Order(OrderNumber number) => Written(json => json.WriteString("merchantTradeNo", number.Text));

    /// <summary>
    /// "Create order v3". Neither <c>buyer</c> nor <c>shipping</c> nor the client's address is sent: nothing needs
    /// them, and what is not sent cannot be lost.
    /// </summary>
    public static byte[] CreateOrder(
        OrderNumber number, PaymentRequest request, Instant expiresAt, BinancePaySettings settings) =>
        Written(json =>
        {
            json.WriteStartObject("env");
            json.WriteString("terminalType", "WEB");
            json.WriteEndObject();
            json.WriteString("merchantTradeNo", number.Text);
            WriteAmount(json, request.Amount);
            WriteGoods(json, request.Order, settings.GoodsCategory);
            json.WriteString("description", StatementText.Describe(request));
            settings.ReturnUrl.IfSome(it => json.WriteString("returnUrl", it));
            settings.CancelUrl.IfSome(it => json.WriteString("cancelUrl", it));
            json.WriteNumber("orderExpireTime", expiresAt.ToUnixTimeMilliseconds());
            settings.WebhookUrl.IfSome(it => json.WriteString("webhookUrl", it));
        });

    // Fiat is turned into a crypto asset by Binance Pay, at a rate of theirs; an asset is asked for as it is.
    static void WriteAmount(Utf8JsonWriter json, Money amount)
    {
        json.WriteNumber(amount.Currency.IsCrypto ? "orderAmount" : "fiatAmount", amount.Amount);
        json.WriteString(amount.Currency.IsCrypto ? "currency" : "fiatCurrency", amount.Currency.Code);
    }

    static void WriteGoods(Utf8JsonWriter json, Order order, string category)
    {
        json.WriteStartArray("goodsDetails");
        var position = 0;
        foreach (var item in order.Items)
        {
            var reference = $"{StatementText.Clean(order.Identifier.Text)}-{++position}".TrimStart('-');
            WriteItem(json, item, reference, category);
        }

        json.WriteEndArray();
    }

    static void WriteItem(Utf8JsonWriter json, OrderItem item, string reference, string category)
    {
        json.WriteStartObject();
        json.WriteString("goodsType", item.Type.Match(digital: () => "02", physical: () => "01"));
        json.WriteString("goodsCategory", category);
        json.WriteString("referenceGoodsId", reference);
        json.WriteString("goodsName", StatementText.Name(item));
        json.WriteEndObject();
    }

    static byte[] Written(Action<Utf8JsonWriter> members)
    {
        var written = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(written, Plain);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return written.WrittenSpan.ToArray();
    }
}
