using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Stored;

static class StoredCheckout
{
    // Which hosts are known may change; a link that was accepted once is not judged again.
    static readonly ReadObject<CheckoutLinks> ReadLinks = CheckoutLinksJson.At(KnownHosts.Any);

    public static Validation<InvalidValue, Checkout> Read(ref JsonCursor json)
    {
        Validation<InvalidValue, Money>? quote = null;
        Validation<InvalidValue, CheckoutLinks>? links = null;
        Validation<InvalidValue, Instant>? expiresAt = null;
        while (json.NextMember())
        {
            if (json.Is("quote"u8)) quote = json.Object<Money>(StoredMoney.Read);
            else if (json.Is("links"u8)) links = json.Object(ReadLinks);
            else if (json.Is("expires_at"u8)) expiresAt = json.Value(Times.Create);
            else json.Ignore();
        }

        return (quote.Required("quote"), links.Required("links"), expiresAt.Required("expires_at"))
            .Apply((asked, ways, end) => new Checkout(asked, ways, end));
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, Checkout checkout) =>
        json.Object("quote"u8, checkout.Quote, StoredMoney.Write)
            .Object("links"u8, checkout.Links, CheckoutLinksJson.Write)
            .Text("expires_at"u8, Times.Exact(checkout.ExpiresAt));
}
