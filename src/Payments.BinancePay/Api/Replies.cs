using System.Text.Json;

using Payments.Application;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.BinancePay.Api;

/// <summary>Reading what differs by endpoint. None if anything that we need is missing or unlawful.</summary>
static class Replies
{
    // A rotation has two certificates side by side.
    const int MaxCertificates = 100;

    // An MD5 in hexadecimal has 32 characters, an RSA key of 4096 bits in PEM has 800.
    const int MaxSerialLength = 64;
    const int MaxKeyLength = 8 * 1024;

    /// <summary>"Create order v3": <c>totalFee</c> and <c>currency</c> are what a receipt must cover.</summary>
    public static Option<Checkout> Checkout(JsonElement data, KnownHosts hosts) =>
        data.Money("totalFee", "currency").Bind(quote =>
            data.Time("expireTime").Bind(end =>
                Links(data, hosts).Map(links => new Checkout(quote, links, end))));

    /// <summary>"Query order v2": whether the reply is about the order that was asked about.</summary>
    public static bool IsAbout(JsonElement data, OrderNumber number) =>
        data.Text("merchantTradeNo").Match(Some: it => it == number.Text, None: () => false);

    /// <summary>"Close order": <c>true</c> means that the request was taken.</summary>
    public static bool IsTaken(JsonElement data) => data.ValueKind == JsonValueKind.True;

    /// <summary>"Query certificates": those that can be read, or none if there is no such one.</summary>
    public static Option<Seq<PlatformCertificate>> Certificates(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Array || data.GetArrayLength() > MaxCertificates)
            return None;

        var read = toSeq(data.EnumerateArray().Select(Certificate).Somes().ToArray());
        return read.IsEmpty ? None : read;
    }

    // "Four links": which of Binance's is which of ours.
    static Option<CheckoutLinks> Links(JsonElement data, KnownHosts hosts) =>
        Fields.Lawful(CheckoutLinks.Create(
            Link(data, "checkoutUrl"),
            Link(data, "deeplink"),
            Link(data, "universalUrl"),
            Link(data, "qrcodeLink"),
            hosts));

    static string? Link(JsonElement data, string name) => data.Text(name).Case as string;

    static Option<PlatformCertificate> Certificate(JsonElement item) =>
        item.Text("certSerial").Filter(it => it.Length is >= 1 and <= MaxSerialLength).Bind(serial =>
            item.Text("certPublic").Filter(it => it.Length is >= 1 and <= MaxKeyLength).Map(key =>
                new PlatformCertificate(serial, key)));
}
