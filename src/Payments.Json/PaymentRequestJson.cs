using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json;

/// <summary>What a merchant sends to open a session (docs.juicyway.com, "Initialize payment").</summary>
/// <remarks>
/// Faults are told in the order of <see cref="PaymentRequest.Create"/>, then direction and payment_method. The order
/// may stand at the top, as newer editions of the API have it, or in the metadata, as older ones do; in both places
/// it must be the same. <c>payment_method</c> may be any object, whatever its type: the API documents none for
/// Binance Pay, and its own sample sends none. Other members are ignored, but no object may name one twice.
/// </remarks>
public static class PaymentRequestJson
{
    static readonly InvalidValue NotIncoming = new Malformed("direction", "incoming");

    public static Either<JsonFault, PaymentRequest> Read(ReadOnlySpan<byte> utf8, CustomerId customerId) =>
        Document.Read<PaymentRequest>(utf8, (ref json) => Read(ref json, customerId));

    static Validation<InvalidValue, PaymentRequest> Read(ref JsonCursor json, CustomerId customerId)
    {
        Validation<InvalidValue, long>? amount = null;
        Validation<InvalidValue, Currency>? currency = null;
        Validation<InvalidValue, Customer>? customer = null;
        Validation<InvalidValue, Description>? description = null;
        Validation<InvalidValue, Reference>? reference = null;
        Validation<InvalidValue, Order>? order = null;
        Validation<InvalidValue, NotesJson.Notes>? metadata = null;
        Validation<InvalidValue, Unit>? direction = null, method = null;
        while (json.NextMember())
        {
            if (json.Is("amount"u8)) amount = json.Integer();
            else if (json.Is("currency"u8)) currency = json.Value(Currency.Create);
            else if (json.Is("customer"u8)) customer = json.Object(CustomerJson.As(customerId));
            else if (json.Is("description"u8)) description = json.Value(Description.Create);
            else if (json.Is("reference"u8)) reference = json.Value(Reference.Create);
            else if (json.Is("order"u8)) order = json.Object<Order>(OrderJson.Read);
            else if (json.Is("metadata"u8)) metadata = json.Object<NotesJson.Notes>(NotesJson.Read);
            else if (json.Is("direction"u8)) direction = json.Value(Direction);
            else if (json.Is("payment_method"u8)) method = json.AnyObject();
            else json.Ignore();
        }

        var notes = metadata ?? NotesJson.Nothing;
        var request = PaymentRequest.Create(
            amount.Required("amount"),
            currency.Required("currency"),
            customer.Required("customer"),
            description.Required("description"),
            reference.Required("reference"),
            Agreed(order, notes.IfFail(NotesJson.Nothing).Order),
            notes.Bind(it => it.Metadata).In("metadata"));
        return (request, direction.Optional("direction"), method.Optional("payment_method")).Apply((it, _, _) => it);
    }

    static Validation<InvalidValue, Unit> Direction(string? text) => text == "incoming" ? unit : NotIncoming;

    static Validation<InvalidValue, Order> Agreed(
        Validation<InvalidValue, Order>? order, Validation<InvalidValue, Order>? among) =>
        among is not { } inner ? order.Required("order")
        : order is not { } outer ? inner.In("metadata.order")
        : (outer.In("order"), inner.In("metadata.order")).Apply(Same).Bind(it => it);

    static Validation<InvalidValue, Order> Same(Order order, Order among) =>
        order == among ? order : new Contradicts("order", "metadata.order");
}
