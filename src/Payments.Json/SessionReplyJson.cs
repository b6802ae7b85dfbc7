using System.Buffers;
using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;
using Payments.Json.Writing;

using static Payments.Json.Parts.SessionLinksPart;

namespace Payments.Json;

/// <summary>
/// The reply of initialize, capture and read, exactly as it is published (docs.juicyway.com, "Capture payment:
/// Binance Pay").
/// </summary>
/// <remarks>
/// Names are in alphabetical order at every level, what is absent is null, and times have six digits of a second. A
/// reader takes any order, and ignores what it does not know.
/// </remarks>
public static class SessionReplyJson
{
    public static void Write(
        IBufferWriter<byte> output,
        PaymentTerms terms,
        ClientView view,
        bool indented = false,
        Option<string> hostedPage = default) =>
        Write(output, SessionReply.Of(terms, view, hostedPage), indented);

    public static void Write(IBufferWriter<byte> output, SessionReply reply, bool indented = false) =>
        Written.To(output, reply, static (json, it) => json.Object("data"u8, it, WriteData), indented);

    /// <summary>The links must lead to known hosts: the reply comes from somebody else.</summary>
    public static Either<JsonFault, SessionReply> Read(ReadOnlySpan<byte> utf8, KnownHosts hosts) =>
        Document.Read<SessionReply>(utf8, (ref json) => Read(ref json, hosts));

    internal static Utf8JsonWriter WriteData(Utf8JsonWriter json, SessionReply reply) =>
        json.Null("auth_type"u8)
            .TextOrNull("expires_at"u8, reply.ExpiresAt.Map(Times.Published))
            .Object("links"u8, reply, SessionLinksPart.Write)
            .Text("message"u8, reply.Message)
            .Object("payment"u8, reply.Payment, PaymentReplyPart.Write)
            .Text("status"u8, reply.Status.Word);

    static Validation<InvalidValue, SessionReply> Read(ref JsonCursor json, KnownHosts hosts)
    {
        Validation<InvalidValue, SessionReply>? data = null;
        while (json.NextMember())
        {
            if (json.Is("data"u8)) data = json.Object<SessionReply>((ref it) => ReadData(ref it, hosts));
            else json.Ignore();
        }

        return data.Required("data");
    }

    static Validation<InvalidValue, SessionReply> ReadData(ref JsonCursor json, KnownHosts hosts)
    {
        Validation<InvalidValue, string>? authType = null;
        Validation<InvalidValue, Instant>? expiresAt = null;
        Validation<InvalidValue, SessionLinks>? links = null;
        Validation<InvalidValue, string>? message = null;
        Validation<InvalidValue, PaymentReply>? payment = null;
        Validation<InvalidValue, StatusWord>? status = null;
        while (json.NextMember())
        {
            if (json.Is("auth_type"u8)) authType = json.Value(Words.Create);
            else if (json.Is("expires_at"u8)) expiresAt = json.Value(Times.Create);
            else if (json.Is("links"u8)) links = json.Object(At(hosts));
            else if (json.Is("message"u8)) message = json.Value(Words.Create);
            else if (json.Is("payment"u8)) payment = json.Object<PaymentReply>(PaymentReplyPart.Read);
            else if (json.Is("status"u8)) status = json.Value(StatusWord.Create);
            else json.Ignore();
        }

        var parts = new Gathered();
        parts.Take(authType.Optional("auth_type"));
        var end = parts.Take(expiresAt.Optional("expires_at"));
        var ways = parts.Take(links.Required("links"));
        var says = parts.Take(message.Required("message"));
        var what = parts.Take(payment.Required("payment"));
        var word = parts.Take(status.Required("status"));
        return parts.Whole(new SessionReply(end, ways.Checkout, ways.HostedPage, says, what, word));
    }
}
