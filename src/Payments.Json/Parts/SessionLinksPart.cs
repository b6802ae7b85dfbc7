using System.Text.Json;

using Payments.Domain.Values;
using Payments.Json.Reading;
using Payments.Json.Writing;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Parts;

/// <summary>The object <c>links</c> of a reply: the four links of a checkout, or one hosted page, or nothing.</summary>
static class SessionLinksPart
{
    static readonly InvalidValue NotAPage = new Malformed(string.Empty, "a link of the form https://host/path");
    static readonly InvalidValue TooLong = new TooLong(string.Empty, CheckoutLinks.MaxLength);

    public readonly record struct SessionLinks(Option<CheckoutLinks> Checkout, Option<string> HostedPage);

    public static Utf8JsonWriter Write(Utf8JsonWriter json, SessionReply reply) =>
        reply.Links.Match(
            Some: it => CheckoutLinksJson.Write(json, it),
            None: () => json.IfGiven(reply.HostedPage, (to, page) => to.Text("url"u8, page)));

    public static ReadObject<SessionLinks> At(KnownHosts hosts) => (ref json) => Read(ref json, hosts);

    static Validation<InvalidValue, SessionLinks> Read(ref JsonCursor json, KnownHosts hosts)
    {
        string? checkoutUrl = null, deeplink = null, paymentUrl = null, qrUrl = null;
        Validation<InvalidValue, string>? url = null;
        while (json.NextMember())
        {
            if (json.Is("checkout_url"u8)) checkoutUrl = json.Text();
            else if (json.Is("deeplink"u8)) deeplink = json.Text();
            else if (json.Is("payment_url"u8)) paymentUrl = json.Text();
            else if (json.Is("qr_url"u8)) qrUrl = json.Text();
            else if (json.Is("url"u8)) url = json.Value(Page);
            else json.Ignore();
        }

        return (checkoutUrl ?? deeplink ?? paymentUrl ?? qrUrl) is null
            ? url.Optional("url").Map(it => new SessionLinks(None, it))
            : CheckoutLinks.Create(checkoutUrl, deeplink, paymentUrl, qrUrl, hosts)
                .Map(it => new SessionLinks(it, None));
    }

    // Which hosts a page may have is asked when it is configured; here it only has to be a link that a browser opens.
    static Validation<InvalidValue, string> Page(string? text) =>
        text is null || text.Length > CheckoutLinks.MaxLength ? TooLong
        : !Uri.TryCreate(text, UriKind.Absolute, out var page) || page.Scheme != Uri.UriSchemeHttps ? NotAPage
        : text;
}
