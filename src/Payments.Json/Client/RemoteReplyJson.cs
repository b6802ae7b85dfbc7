using System.Buffers;

using Payments.Domain.Values;
using Payments.Json.Reading;

namespace Payments.Json.Client;

/// <summary>The replies of the payments API as its client reads them: an answer for every sequence of bytes.</summary>
/// <remarks>
/// Strict about what money hangs on (amount, currency, id, reference, status, links); what a client does not need may
/// be absent or say anything. Editions differ in where things stand, so they are looked for in both places.
/// </remarks>
public static class RemoteReplyJson
{
    /// <summary>The reply of initialize, capture or fetch: a session, or its payment alone.</summary>
    public static Either<JsonFault, RemoteSession> Session(ReadOnlySpan<byte> utf8, KnownHosts hosts) =>
        Data(utf8, RemoteSessionPart.At(hosts));

    /// <summary>The reply of list (docs.juicyway.com, "List payments").</summary>
    public static Either<JsonFault, RemotePage> Page(ReadOnlySpan<byte> utf8, KnownHosts hosts, int limit) =>
        Document.Read<RemotePage>(utf8, (ref json) => RemotePagePart.Read(ref json, hosts, limit));

    /// <summary>The reply of stats (docs.juicyway.com, "Payment statistics").</summary>
    public static Either<JsonFault, RemoteStatistics> Statistics(ReadOnlySpan<byte> utf8) =>
        Data<RemoteStatistics>(utf8, ReadStatistics);

    static Either<JsonFault, T> Data<T>(ReadOnlySpan<byte> utf8, ReadObject<T> read) =>
        Document.Read<T>(utf8, (ref json) =>
        {
            Validation<InvalidValue, T>? data = null;
            while (json.NextMember())
            {
                if (json.Is("data"u8)) data = json.Object(read);
                else json.Ignore();
            }

            return data.Required("data");
        });

    static Validation<InvalidValue, RemoteStatistics> ReadStatistics(ref JsonCursor json)
    {
        Validation<InvalidValue, long>? captured = null, failed = null, pending = null, settled = null, total = null;
        while (json.NextMember())
        {
            if (json.Is("captured"u8)) captured = json.Integer();
            else if (json.Is("failed"u8)) failed = json.Integer();
            else if (json.Is("pending"u8)) pending = json.Integer();
            else if (json.Is("settled"u8)) settled = json.Integer();
            else if (json.Is("total"u8)) total = json.Integer();
            else json.Ignore();
        }

        return (Count(captured, "captured"), Count(failed, "failed"), Count(pending, "pending"),
            Count(settled, "settled"), Count(total, "total"))
            .Apply((taken, lost, open, paidOut, all) => new RemoteStatistics(taken, lost, open, paidOut, all));
    }

    static Validation<InvalidValue, long> Count(Validation<InvalidValue, long>? given, string name) =>
        given.Required(name).Bind(it => it >= 0
            ? Success<InvalidValue, long>(it)
            : new InvalidValue.OutOfRange(name, "zero or more"));
}
