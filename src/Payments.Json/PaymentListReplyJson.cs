using System.Buffers;
using System.Text.Json;

using Payments.Json.Writing;

namespace Payments.Json;

/// <summary>
/// The reply of <c>GET /payments</c> (docs.juicyway.com, "List payments"): <c>data</c> holds sessions, each with its
/// payment inside, and <c>pagination</c> the cursors.
/// </summary>
/// <remarks>Cursors are always there, null at the ends; the page does not say which of both it is.</remarks>
public static class PaymentListReplyJson
{
    public static void Write(IBufferWriter<byte> output, PaymentListReply page, bool indented = false) =>
        Written.To(output, page, Write, indented);

    static Utf8JsonWriter Write(Utf8JsonWriter json, PaymentListReply page) =>
        json.Objects("data"u8, page.Sessions, SessionReplyJson.WriteData)
            .Object("pagination"u8, page, WritePagination);

    static Utf8JsonWriter WritePagination(Utf8JsonWriter json, PaymentListReply page) =>
        json.TextOrNull("after"u8, page.After)
            .TextOrNull("before"u8, page.Before)
            .Number("limit"u8, page.Limit);
}
