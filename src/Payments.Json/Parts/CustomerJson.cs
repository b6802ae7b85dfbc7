using System.Text.Json;

using Payments.Domain.Values;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Parts;

/// <summary>Who is to pay.</summary>
static class CustomerJson
{
    // Holds the place of an id that is at fault itself, so that the faults of the rest are told as well.
    static readonly CustomerId Nobody = CustomerId.From(default);

    /// <summary>A customer who is known already; an <c>id</c> that is given all the same is not ours to read.</summary>
    public static ReadObject<Customer> As(CustomerId id) => (ref json) => Read(ref json, Some(id));

    public static Validation<InvalidValue, Customer> Read(ref JsonCursor json) => Read(ref json, None);

    static Validation<InvalidValue, Customer> Read(ref JsonCursor json, Option<CustomerId> known)
    {
        string? firstName = null, lastName = null, email = null, phone = null, type = null, ip = null;
        Validation<InvalidValue, BillingAddress>? address = null;
        Validation<InvalidValue, CustomerId>? id = null;
        while (json.NextMember())
        {
            if (json.Is("first_name"u8)) firstName = json.Text();
            else if (json.Is("last_name"u8)) lastName = json.Text();
            else if (json.Is("email"u8)) email = json.Text();
            else if (json.Is("phone_number"u8)) phone = json.Text();
            else if (json.Is("billing_address"u8)) address = json.Object(BillingAddressJson.Read);
            else if (json.Is("type"u8)) type = json.Text();
            else if (json.Is("ip_address"u8)) ip = json.Text();
            else if (known.IsNone && json.Is("id"u8)) id = json.Value(CustomerId.Create);
            else json.Ignore();
        }

        var who = known.Match(Some: it => it, None: () => id.Required("id"));
        var customer = Customer.Create(
            who.IfFail(Nobody), firstName, lastName, email, phone, address.OrMissing(), type, ip);
        return who.IsSuccess ? customer : (who, customer).Apply((_, it) => it);
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, Customer customer) =>
        Write(json, customer, customer.Id);

    /// <summary>To a server that gives them an id of its own.</summary>
    public static Utf8JsonWriter WriteUnnamed(Utf8JsonWriter json, Customer customer) => Write(json, customer, None);

    static Utf8JsonWriter Write(Utf8JsonWriter json, Customer customer, Option<CustomerId> id) =>
        json.Object("billing_address"u8, customer.Address, BillingAddressJson.Write)
            .Text("email"u8, customer.Email.Address)
            .Text("first_name"u8, customer.FirstName.Text)
            .IfGiven(id, (to, it) => to.Text("id"u8, it.ToString()))
            .IfGiven(customer.IpAddress, (to, it) => to.Text("ip_address"u8, it.Text))
            .Text("last_name"u8, customer.LastName.Text)
            .Text("phone_number"u8, customer.Phone.E164)
            .IfGiven(customer.Kind, (to, it) => to.Text("type"u8, Word(it)));

    static string Word(CustomerKind kind) => kind.Match(individual: () => "individual", business: () => "business");
}
