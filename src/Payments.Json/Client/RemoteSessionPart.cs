using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;

using static Payments.Json.Parts.SessionLinksPart;

namespace Payments.Json.Client;

/// <summary>A session or a flat payment: pages differ on which of both a reply has, so either is read.</summary>
static class RemoteSessionPart
{
    /// <summary>What was read, and the reference even if nothing else can be.</summary>
    public readonly record struct Read(Option<string> Reference, Validation<InvalidValue, RemoteSession> Session);

    public static ReadObject<RemoteSession> At(KnownHosts hosts) =>
        (ref json) => ReadData(ref json, hosts).Session;

    public static ReadObject<Read> ItemAt(KnownHosts hosts) => (ref json) => ReadData(ref json, hosts);

    static Read ReadData(ref JsonCursor json, KnownHosts hosts)
    {
        var flat = new PaymentFields();
        Validation<InvalidValue, PaymentFields>? payment = null;
        Validation<InvalidValue, Instant>? expiresAt = null;
        Validation<InvalidValue, SessionLinks>? links = null;
        Validation<InvalidValue, string>? message = null;
        while (json.NextMember())
        {
            if (json.Is("expires_at"u8)) expiresAt = json.Value(Times.Create);
            else if (json.Is("links"u8)) links = json.Object(SessionLinksPart.At(hosts));
            else if (json.Is("message"u8)) message = json.Value(Words.Create);
            else if (json.Is("payment"u8)) payment = json.Object<PaymentFields>(ReadPayment);
            else if (!flat.Take(ref json)) json.Ignore();
        }

        var parts = new Gathered();
        var end = parts.Take(expiresAt.Optional("expires_at"));
        var ways = parts.Take(links.Optional("links")).IfNone(default(SessionLinks));
        var says = parts.Take(message.Optional("message")).Bind(Words.IfAny);
        var inner = parts.Take(payment.Optional("payment"));
        var what = parts.IsWhole ? parts.Take(WholeOf(inner, flat)) : null;
        var word = inner.IsSome ? parts.Take(flat.Status.Required("status")) : what?.Status;
        var reference = inner.Match(Some: it => it.Name, None: () => flat.Name);
        return new Read(
            reference,
            parts.Whole(new RemoteSession(
                what!, word!, end, ways.Checkout, ways.HostedPage, says, IsFlat: inner.IsNone)));
    }

    static Validation<InvalidValue, RemotePayment> WholeOf(Option<PaymentFields> inner, PaymentFields flat) =>
        inner.Match(Some: it => it.Whole().In("payment"), None: () => flat.Whole());

    static Validation<InvalidValue, PaymentFields> ReadPayment(ref JsonCursor json)
    {
        var fields = new PaymentFields();
        while (json.NextMember())
        {
            if (!fields.Take(ref json)) json.Ignore();
        }

        return fields;
    }
}
