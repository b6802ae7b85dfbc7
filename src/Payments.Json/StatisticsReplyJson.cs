using System.Buffers;
using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Json.Writing;

namespace Payments.Json;

/// <summary>
/// The reply of <c>GET /payments/stats</c> (docs.juicyway.com, "Payment statistics"): how many payments there are of
/// each status.
/// </summary>
/// <remarks>
/// Two ways to count the same payments, each of which adds up to <c>total</c>: by our words, cancelled + expired + paid
/// + pending, and by the documented ones, captured + failed + pending + settled. What is paid counts as captured and
/// never as settled: what a provider pays out to the merchant passes us by.
/// </remarks>
public static class StatisticsReplyJson
{
    public static void Write(IBufferWriter<byte> output, Func<PaymentStatus, long> count, bool indented = false) =>
        Written.To(
            output,
            count,
            static (json, it) => json.Object("data"u8, it, WriteCounts),
            indented);

    static Utf8JsonWriter WriteCounts(Utf8JsonWriter json, Func<PaymentStatus, long> count)
    {
        var (cancelled, expired) = (count(PaymentStatus.Cancelled), count(PaymentStatus.Expired));
        var (paid, pending) = (count(PaymentStatus.Paid), count(PaymentStatus.Pending));
        return json
            .Number("cancelled"u8, cancelled)
            .Number("captured"u8, paid)
            .Number("expired"u8, expired)
            .Number("failed"u8, cancelled + expired)
            .Number("paid"u8, paid)
            .Number("pending"u8, pending)
            .Number("settled"u8, 0)
            .Number("total"u8, cancelled + expired + paid + pending);
    }
}
