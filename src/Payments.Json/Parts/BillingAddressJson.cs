using System.Text.Json;

using Payments.Domain.Values;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Parts;

/// <summary>A postal address.</summary>
static class BillingAddressJson
{
    public static Validation<InvalidValue, BillingAddress> Read(ref JsonCursor json)
    {
        string? line1 = null, line2 = null, city = null, state = null, country = null, zipCode = null;
        while (json.NextMember())
        {
            if (json.Is("line1"u8)) line1 = json.Text();
            else if (json.Is("line2"u8)) line2 = json.Text();
            else if (json.Is("city"u8)) city = json.Text();
            else if (json.Is("state"u8)) state = json.Text();
            else if (json.Is("country"u8)) country = json.Text();
            else if (json.Is("zip_code"u8)) zipCode = json.Text();
            else json.Ignore();
        }

        return BillingAddress.Create(line1, line2, city, state, country, zipCode);
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, BillingAddress address) =>
        json.Text("city"u8, address.City.Text)
            .Text("country"u8, address.Country.Code)
            .Text("line1"u8, address.Line1.Text)
            .TextOrNull("line2"u8, address.Line2.Map(it => it.Text))
            .Text("state"u8, address.State.Text)
            .Text("zip_code"u8, address.ZipCode.Text);
}
