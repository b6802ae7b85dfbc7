using System.Text.Json;

using Payments.Domain.Values;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Parts;

/// <summary>The four links of a checkout.</summary>
static class CheckoutLinksJson
{
    public static ReadObject<CheckoutLinks> At(KnownHosts hosts) => (ref json) => Read(ref json, hosts);

    static Validation<InvalidValue, CheckoutLinks> Read(ref JsonCursor json, KnownHosts hosts)
    {
        string? checkoutUrl = null, deeplink = null, paymentUrl = null, qrUrl = null;
        while (json.NextMember())
        {
            if (json.Is("checkout_url"u8)) checkoutUrl = json.Text();
            else if (json.Is("deeplink"u8)) deeplink = json.Text();
            else if (json.Is("payment_url"u8)) paymentUrl = json.Text();
            else if (json.Is("qr_url"u8)) qrUrl = json.Text();
            else json.Ignore();
        }

        return CheckoutLinks.Create(checkoutUrl, deeplink, paymentUrl, qrUrl, hosts);
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, CheckoutLinks links) =>
        json.Text("checkout_url"u8, links.CheckoutUrl)
            .Text("deeplink"u8, links.Deeplink)
            .Text("payment_url"u8, links.PaymentUrl)
            .Text("qr_url"u8, links.QrUrl);
}
