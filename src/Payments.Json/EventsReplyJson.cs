using System.Buffers;
using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Writing;

namespace Payments.Json;

/// <summary>The reply of <c>GET /payment-sessions/{payment_id}/events</c>: the history of a session.</summary>
/// <remarks>
/// For each event its position, when it was stored, its type, and in <c>data</c> a few facts. Neither links, which
/// are bearer secrets, nor anything about the customer, nor a merchant's note. Amounts are texts in whole units,
/// because a quote may be in an asset with eight decimals.
/// </remarks>
public static class EventsReplyJson
{
    public static void Write(
        IBufferWriter<byte> output,
        IEnumerable<(long Position, Instant At, PaymentEvent Event)> events,
        bool indented = false) =>
        Written.To(output, events, static (json, them) => json.Objects("data"u8, them, WriteEvent), indented);

    static Utf8JsonWriter WriteEvent(Utf8JsonWriter json, (long Position, Instant At, PaymentEvent Event) it) =>
        json.Text("at"u8, Times.Published(it.At))
            .Object("data"u8, it.Event, WriteFacts)
            .Number("position"u8, it.Position)
            .Text("type"u8, EventWord.Of(it.Event));

    static Utf8JsonWriter WriteFacts(Utf8JsonWriter json, PaymentEvent happened) =>
        happened.Match(
            sessionOpened: it => WriteTerms(json, it.Terms),
            orderRequested: it => WriteAttempt(json, it.Attempt).Text("deadline"u8, Times.Published(it.Deadline)),
            checkoutOpened: it => WriteCheckout(json, it),
            orderRefused: it => WriteAttempt(json, it.Attempt),
            orderEnded: it => WriteAttempt(json, it.Attempt),
            closeRequested: it => WriteBecause(json, it.Because),
            paid: it => ReceiptPart.Write(json, it.Receipt),
            surplusReceived: it => ReceiptPart.Write(json, new Surplus(it.Receipt, it.Anomaly)),
            anomalyNoted: it => ReceiptPart.WriteAnomaly(json, it.Anomaly),
            cancelled: it => json.Text("at"u8, Times.Published(it.At)).Text("reason"u8, ReasonWord.Of(it.Reason)),
            expired: it => json.Text("at"u8, Times.Published(it.At)));

    static Utf8JsonWriter WriteTerms(Utf8JsonWriter json, PaymentTerms terms) =>
        json.Text("amount"u8, terms.Request.Amount.ToText())
            .Text("currency"u8, terms.Request.Amount.Currency.Code)
            .Text("deadline"u8, Times.Published(terms.Deadline))
            .Text("mode"u8, ModeWord.Of(terms.Mode));

    static Utf8JsonWriter WriteCheckout(Utf8JsonWriter json, PaymentEvent.CheckoutOpened opened) =>
        WriteAttempt(json.Text("amount"u8, opened.Checkout.Quote.ToText()), opened.Attempt)
            .Text("currency"u8, opened.Checkout.Quote.Currency.Code)
            .Text("expires_at"u8, Times.Published(opened.Checkout.ExpiresAt));

    static Utf8JsonWriter WriteBecause(Utf8JsonWriter json, Because because) =>
        json.Text("because"u8, BecauseWord.Of(because))
            .IfGiven(
                because.Match(cancel: it => Some(it.Reason), deadline: _ => None, replace: _ => None),
                (to, reason) => to.Text("reason"u8, ReasonWord.Of(reason)));

    static Utf8JsonWriter WriteAttempt(Utf8JsonWriter json, Attempt attempt) =>
        json.Number("attempt"u8, attempt.Number);
}
