using System.Text.Json;

using Payments.Domain.Values;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Stored;

static class StoredMoney
{
    public static Validation<InvalidValue, Money> Read(ref JsonCursor json)
    {
        Validation<InvalidValue, long>? minorUnits = null;
        Validation<InvalidValue, Currency>? currency = null;
        while (json.NextMember())
        {
            if (json.Is("minor_units"u8)) minorUnits = json.Integer();
            else if (json.Is("currency"u8)) currency = json.Value(Currency.Create);
            else json.Ignore();
        }

        return (minorUnits.Required("minor_units"), currency.Required("currency"))
            .Apply(Money.Create)
            .Bind(money => money);
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, Money money) =>
        json.Number("minor_units"u8, money.MinorUnits)
            .Text("currency"u8, money.Currency.Code);
}
