using System.Text;
using System.Text.Json;

using Payments.Application;

namespace Payments.BinancePay.Webhooks;

/// <summary>Reads what a webhook tells ("Order notification" of the merchant API).</summary>
/// <remarks>
/// <c>data</c> is JSON within a JSON string. Only the kind of the message and the order's number are read: what became
/// of the order is asked for (ADR 5). <c>bizId</c> may be larger than 64 bits. Words are compared without regard to
/// case.
/// </remarks>
static class NotificationJson
{
    /// <summary>What it tells; none if it is no notification.</summary>
    public static Option<Notification> Read(VerifiedNotification notification) =>
        StrictJson.Read(notification.Body, Read);

    static Option<Notification> Read(JsonElement root) =>
        (Text(root, "bizType"), Text(root, "bizStatus")) switch
        {
            (null, _) => None,
            ({ } type, { } status) when Is(type, "PAY") && Is(status, "PAY_SUCCESS") => AboutOrder(root, Paid),
            ({ } type, { } status) when Is(type, "PAY") && Is(status, "PAY_CLOSED") => AboutOrder(root, Changed),
            ({ } type, { } status) when Is(type, "PAY_REFUND") && Is(status, "REFUND_SUCCESS") =>
                AboutOrder(root, Changed) || Some<Notification>(new Notification.Other()),
            _ => new Notification.Other(),
        };

    static Option<Notification> AboutOrder(JsonElement root, Func<OrderNumber, Notification> read) =>
        Optional(Text(root, "data")).Bind(data => StrictJson.Read(Encoding.UTF8.GetBytes(data), inner =>
            Optional(Text(inner, "merchantTradeNo")).Map(number =>
                OrderNumber.Read(number).Match(
                    Some: read,
                    None: () => new Notification.NotOurs()))));

    static Notification Changed(OrderNumber order) => new Notification.Changed(order);

    static Notification Paid(OrderNumber order) => new Notification.Paid(order);

    static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    // As it was written; null if it is not there, or is no text and no number. What is only half a text makes all of it
    // no notification.
    static string? Text(JsonElement holder, string name) =>
        !holder.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;
}
