using System.Text.Json;

using Payments.Domain.Values;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Parts;

/// <summary>The object <c>payment</c> of a reply, which the flat reply calls <c>data</c>.</summary>
static class PaymentReplyPart
{
    public static Utf8JsonWriter Write(Utf8JsonWriter json, PaymentReply payment) =>
        json.Number("amount"u8, payment.Amount.MinorUnits)
            .TextOrNull("cancellation_reason"u8, payment.CancellationReason)
            .Text("correlation_id"u8, payment.Correlation.ToString())
            .Text("currency"u8, payment.Amount.Currency.Code)
            .Object("customer"u8, payment.Customer, CustomerJson.Write)
            .Text("date"u8, Times.Published(payment.CreatedAt))
            .Text("description"u8, payment.Description.Text)
            .Text("id"u8, payment.Id.ToString())
            .Raw("metadata"u8, NotesJson.Merged(payment.Metadata, payment.Order))
            .Text("mode"u8, ModeWord.Of(payment.Mode))
            .Null("payment_method"u8)
            .Text("reference"u8, payment.Reference.Text)
            .Text("status"u8, payment.Status.Word);

    public static Validation<InvalidValue, PaymentReply> Read(ref JsonCursor json)
    {
        Validation<InvalidValue, long>? amount = null;
        Validation<InvalidValue, string>? reason = null;
        Validation<InvalidValue, CorrelationId>? correlation = null;
        Validation<InvalidValue, Currency>? currency = null;
        Validation<InvalidValue, Customer>? customer = null;
        Validation<InvalidValue, Instant>? date = null;
        Validation<InvalidValue, Description>? description = null;
        Validation<InvalidValue, PaymentId>? id = null;
        Validation<InvalidValue, NotesJson.Notes>? metadata = null;
        Validation<InvalidValue, Mode>? mode = null;
        Validation<InvalidValue, Unit>? method = null;
        Validation<InvalidValue, Reference>? reference = null;
        Validation<InvalidValue, StatusWord>? status = null;
        while (json.NextMember())
        {
            if (json.Is("amount"u8)) amount = json.Integer();
            else if (json.Is("cancellation_reason"u8)) reason = json.Value(Words.Create);
            else if (json.Is("correlation_id"u8)) correlation = json.Value(CorrelationId.Create);
            else if (json.Is("currency"u8)) currency = json.Value(Currency.Create);
            else if (json.Is("customer"u8)) customer = json.Object<Customer>(CustomerJson.Read);
            else if (json.Is("date"u8)) date = json.Value(Times.Create);
            else if (json.Is("description"u8)) description = json.Value(Description.Create);
            else if (json.Is("id"u8)) id = json.Value(PaymentId.Create);
            else if (json.Is("metadata"u8)) metadata = json.Object<NotesJson.Notes>(NotesJson.Read);
            else if (json.Is("mode"u8)) mode = json.Value(Mode.Create);
            else if (json.Is("payment_method"u8)) method = json.AnyObject();
            else if (json.Is("reference"u8)) reference = json.Value(Reference.Create);
            else if (json.Is("status"u8)) status = json.Value(StatusWord.Create);
            else json.Ignore();
        }

        var parts = new Gathered();
        var (minorUnits, unit) = (parts.Take(amount.Required("amount")), parts.Take(currency.Required("currency")));
        var money = parts.IsWhole ? parts.Take(Money.Create(minorUnits, unit)) : null;
        var why = parts.Take(reason.Optional("cancellation_reason")).Bind(Words.IfAny);
        var correlated = parts.Take(correlation.Required("correlation_id"));
        var who = parts.Take(customer.Required("customer"));
        var opened = parts.Take(date.Required("date"));
        var what = parts.Take(description.Required("description"));
        var which = parts.Take(id.Required("id"));
        var (order, own) = parts.Take((metadata ?? NotesJson.Nothing).Bind(NotesJson.Together).In("metadata"));
        var real = parts.Take(mode.Required("mode"));
        parts.Take(method.Optional("payment_method"));
        var name = parts.Take(reference.Required("reference"));
        var word = parts.Take(status.Required("status"));
        return parts.Whole(new PaymentReply(
            which, correlated, real, money!, who, name, what, order, own, opened, why, word));
    }
}
