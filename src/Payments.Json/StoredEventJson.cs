using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;
using Payments.Json.Stored;
using Payments.Json.Writing;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json;

/// <summary>An event as it is stored, for ever: what this has written, this and every later version reads.</summary>
/// <remarks>
/// Compact, and lossless: times and durations to the nanosecond, money in minor units, metadata as it was written. A
/// type or a version that is not known makes the whole event unreadable. Links are taken from any host: which hosts
/// are known may change.
/// </remarks>
public static class StoredEventJson
{
    public static byte[] Write(PaymentEvent happened) => Written.Bytes(happened, Write);

    public static Either<JsonFault, PaymentEvent> Read(ReadOnlySpan<byte> utf8) =>
        Document.Read<PaymentEvent>(utf8, Read);

    static Utf8JsonWriter Write(Utf8JsonWriter json, PaymentEvent happened)
    {
        json.Number("v"u8, StoredForm.Version).Text("type"u8, EventWord.Of(happened));
        return happened.Match(
            sessionOpened: it => json.Object("terms"u8, it.Terms, StoredTerms.Write),
            orderRequested: it =>
                json.Number("attempt"u8, it.Attempt.Number).Text("deadline"u8, Times.Exact(it.Deadline)),
            checkoutOpened: it =>
                json.Number("attempt"u8, it.Attempt.Number).Object("checkout"u8, it.Checkout, StoredCheckout.Write),
            orderRefused: it => json.Number("attempt"u8, it.Attempt.Number),
            orderEnded: it => json.Number("attempt"u8, it.Attempt.Number),
            closeRequested: it => json.Object("because"u8, it.Because, StoredBecause.Write),
            paid: it => json.Object("receipt"u8, it.Receipt, StoredReceipt.Write),
            surplusReceived: it =>
                json.Object("receipt"u8, it.Receipt, StoredReceipt.Write)
                    .Object("anomaly"u8, it.Anomaly, StoredAnomaly.Write),
            anomalyNoted: it => json.Object("anomaly"u8, it.Anomaly, StoredAnomaly.Write),
            cancelled: it => json.Object("reason"u8, it.Reason, StoredReason.Write).Text("at"u8, Times.Exact(it.At)),
            expired: it => json.Text("at"u8, Times.Exact(it.At)));
    }

    static Validation<InvalidValue, PaymentEvent> Read(ref JsonCursor json)
    {
        string? type = null;
        Validation<InvalidValue, long>? version = null;
        var parts = new StoredEventParts();
        while (json.NextMember())
        {
            if (json.Is("v"u8)) version = StoredForm.ReadVersion(ref json);
            else if (json.Is("type"u8)) type = json.Text();
            else if (!parts.TryRead(ref json)) json.Ignore();
        }

        var happened = type is null
            ? new Missing("type")
            : parts.Make(type) ?? StoredForm.UnknownType<PaymentEvent>(ref json);
        return (version.Required("v"), happened).Apply((_, it) => it);
    }
}
