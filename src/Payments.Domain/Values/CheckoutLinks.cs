using System.Buffers.Text;
using System.Text;

using static Payments.Domain.Values.Check;
using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>
/// The four ways into one checkout: a web page, an app link, a link that finds either, and a picture to scan.
/// </summary>
/// <remarks>
/// Whoever has one of them can open the checkout, so they print masked. They belong together: the <c>linkToken</c> of
/// <c>payment_url</c> is the last segment of <c>checkout_url</c>, and its <c>_dp</c>, if there is one, is the deep
/// link in base64url (Binance Pay reference, four links). Faults are told in the order checkout_url, deeplink,
/// payment_url, qr_url; whether they belong together is asked when each is right by itself.
/// </remarks>
public sealed record CheckoutLinks
{
    public const int MaxLength = Link.MaxLength;

    const string LinkToken = "linkToken";

    // "Deep path": nobody has documented the name.
    const string DeepLink = "_dp";

    static readonly InvalidValue AnotherCheckout = new Contradicts("payment_url", "checkout_url");
    static readonly InvalidValue AnotherDeepLink = new Contradicts("payment_url", "deeplink");

    CheckoutLinks(string checkoutUrl, string deeplink, string paymentUrl, string qrUrl) =>
        (CheckoutUrl, Deeplink, PaymentUrl, QrUrl) = (checkoutUrl, deeplink, paymentUrl, qrUrl);

    /// <summary>The provider's page, for a browser on a desk.</summary>
    public string CheckoutUrl { get; }

    /// <summary>Opens the provider's app.</summary>
    public string Deeplink { get; }

    /// <summary>Opens the app where there is one, and the page where there is none.</summary>
    public string PaymentUrl { get; }

    /// <summary>A picture of a code to scan.</summary>
    public string QrUrl { get; }

    public static Validation<InvalidValue, CheckoutLinks> Create(
        string? checkoutUrl, string? deeplink, string? paymentUrl, string? qrUrl, KnownHosts hosts) =>
        (Link.Create(checkoutUrl, "checkout_url", "https", hosts),
         Link.Create(deeplink, "deeplink", "bnc", hosts),
         Link.Create(paymentUrl, "payment_url", "https", hosts),
         Link.Create(qrUrl, "qr_url", "https", hosts))
        .Apply(Together)
        .Bind(links => links);

    /// <summary>Masked: they are bearer secrets. Ask for the one that you mean.</summary>
    public override string ToString() => PlainText.Masked;

    static Validation<InvalidValue, CheckoutLinks> Together(Link checkout, Link deep, Link payment, Link qr) =>
        (That(IsSameCheckout(payment, checkout), AnotherCheckout),
         That(!payment.Has(DeepLink) || IsSameDeepLink(payment, deep), AnotherDeepLink))
        .Apply((_, _) => new CheckoutLinks(checkout.Text, deep.Text, payment.Text, qr.Text));

    static bool IsSameCheckout(Link payment, Link checkout) =>
        payment.Parameter(LinkToken).Match(
            Some: token => checkout.LastSegment.SequenceEqual(token),
            None: () => false);

    static bool IsSameDeepLink(Link payment, Link deep) =>
        payment.Parameter(DeepLink).Match(
            Some: encoded => IsBase64UrlOf(encoded, deep.Text),
            None: () => false);

    // Live samples leave the padding out, the page's own keeps it. A link is ASCII, so characters are bytes.
    static bool IsBase64UrlOf(string encoded, string text)
    {
        Span<byte> decoded = stackalloc byte[MaxLength];
        return encoded.Length <= MaxLength
            && !encoded.AsSpan().ContainsAny(" \t\r\n")
            && Base64Url.IsValid(encoded)
            && Base64Url.TryDecodeFromChars(encoded, decoded, out var written)
            && decoded[..written].SequenceEqual(Encoding.ASCII.GetBytes(text));
    }
}
