using System.Buffers;
using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Json.Parts;
using Payments.Json.Writing;

namespace Payments.Json;

/// <summary>What a merchant is told: <c>{checksum, event, data}</c> (docs.juicyway.com, "Webhooks").</summary>
/// <remarks>
/// <c>data</c> is compact, with names in the order of their UTF-8 bytes at every level, numbers and
/// escapes of the merchant's notes as they were written, and nothing escaped that JSON does not say must be: the one
/// form over which the checksum is made.
/// </remarks>
public static class NoticeJson
{
    const string PayIn = "payin";

    /// <summary>The member <c>data</c>: the flat payment, and for a surplus the money that was not credited.</summary>
    public static byte[] Data(PaymentSession session, Notice notice, Instant now)
    {
        var payment = PaymentReply.Of(session.Terms, ClientView.Of(session, now));
        return Written.Bytes((payment, Surplus: SurplusOf(session, notice)), static (json, it) =>
            PaymentReplyPart.Write(json, it.payment)
                .IfGiven(it.Surplus, WriteSurplus)
                .Text("type"u8, PayIn));
    }

    /// <summary>The whole body around <c>data</c>, which stands in it byte for byte.</summary>
    public static void Write(
        IBufferWriter<byte> output, string checksum, ReadOnlyMemory<byte> data, Notice notice, bool indented = false) =>
        Written.To(
            output,
            (checksum, data, notice),
            static (json, it) => json
                .Text("checksum"u8, it.checksum)
                .Text("event"u8, NoticeWord.Of(it.notice))
                .Raw("data"u8, it.data.Span),
            indented);

    static Utf8JsonWriter WriteSurplus(Utf8JsonWriter json, Surplus surplus) =>
        json.Object("surplus"u8, surplus, ReceiptPart.Write);

    static Option<Surplus> SurplusOf(PaymentSession session, Notice notice) =>
        notice.Match(
            succeeded: _ => None,
            failed: _ => None,
            surplus: of => session.Ledger.Surplus.Find(it =>
                it.Receipt.Attempt == of.Attempt && it.Receipt.Transaction == of.Transaction));
}
