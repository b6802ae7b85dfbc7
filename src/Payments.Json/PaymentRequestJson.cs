using System.Buffers;
using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;
using Payments.Json.Writing;

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
    const string Incoming = "incoming";

    static readonly InvalidValue NotIncoming = new Malformed("direction", Incoming);

    public static Either<JsonFault, PaymentRequest> Read(ReadOnlySpan<byte> utf8, CustomerId customerId) =>
        Document.Read<PaymentRequest>(utf8, (ref json) => Read(ref json, customerId));

    /// <summary>
    /// As a client sends it: with the order in both of its places, so that a server of either edition finds it.
    /// </summary>
    /// <param name="output">Where to.</param>
    /// <param name="request">What to collect. The customer's id is the server's to give, and not sent.</param>
    /// <param name="method">The <c>type</c> of <c>payment_method</c>, which is left out without it.</param>
    public static void Write(IBufferWriter<byte> output, PaymentRequest request, Option<string> method = default) =>
        Written.To(output, (request, method), static (json, it) => Write(json, it.request, it.method));

    static Utf8JsonWriter Write(Utf8JsonWriter json, PaymentRequest request, Option<string> method) =>
        json.Number("amount"u8, request.Amount.MinorUnits)
            .Text("currency"u8, request.Amount.Currency.Code)
            .Object("customer"u8, request.Customer, CustomerJson.WriteUnnamed)
            .Text("description"u8, request.Description.Text)
            .Text("direction"u8, Incoming)
            .Raw("metadata"u8, NotesJson.Merged(request.Metadata, request.Order))
            .Object("order"u8, request.Order, OrderJson.Write)
            .IfGiven(method, static (to, type) =>
                to.Object("payment_method"u8, type, static (inner, it) => inner.Text("type"u8, it)))
            .Text("reference"u8, request.Reference.Text);

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

    static Validation<InvalidValue, Unit> Direction(string? text) => text == Incoming ? unit : NotIncoming;

    static Validation<InvalidValue, Order> Agreed(
        Validation<InvalidValue, Order>? order, Validation<InvalidValue, Order>? among) =>
        among is not { } inner ? order.Required("order")
        : order is not { } outer ? inner.In("metadata.order")
        : (outer.In("order"), inner.In("metadata.order")).Apply(Same).Bind(it => it);

    static Validation<InvalidValue, Order> Same(Order order, Order among) =>
        order == among ? order : new Contradicts("order", "metadata.order");
}
