using System.Text;
using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Stored;

static class StoredRequest
{
    public static Validation<InvalidValue, PaymentRequest> Read(ref JsonCursor json)
    {
        Validation<InvalidValue, Money>? amount = null;
        Validation<InvalidValue, Customer>? customer = null;
        Validation<InvalidValue, Description>? description = null;
        Validation<InvalidValue, Reference>? reference = null;
        Validation<InvalidValue, Order>? order = null;
        Validation<InvalidValue, NotesJson.Notes>? metadata = null;
        while (json.NextMember())
        {
            if (json.Is("amount"u8)) amount = json.Object<Money>(StoredMoney.Read);
            else if (json.Is("customer"u8)) customer = json.Object<Customer>(CustomerJson.Read);
            else if (json.Is("description"u8)) description = json.Value(Description.Create);
            else if (json.Is("reference"u8)) reference = json.Value(Reference.Create);
            else if (json.Is("order"u8)) order = json.Object<Order>(OrderJson.Read);
            else if (json.Is("metadata"u8)) metadata = json.Object<NotesJson.Notes>(NotesJson.Read);
            else json.Ignore();
        }

        var money = amount.Required("amount");
        return PaymentRequest.Create(
            money.Map(it => it.MinorUnits),
            money.Map(it => it.Currency),
            customer.Required("customer"),
            description.Required("description"),
            reference.Required("reference"),
            order.Required("order"),
            metadata.OrMissing().Bind(it => it.Metadata).Under("metadata"));
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, PaymentRequest request) =>
        json.Object("amount"u8, request.Amount, StoredMoney.Write)
            .Object("customer"u8, request.Customer, CustomerJson.Write)
            .Text("description"u8, request.Description.Text)
            .Text("reference"u8, request.Reference.Text)
            .Object("order"u8, request.Order, OrderJson.Write)
            .Raw("metadata"u8, Encoding.UTF8.GetBytes(request.Metadata.Json));
}
