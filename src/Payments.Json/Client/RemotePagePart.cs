using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Client;

/// <summary>A page of a list: <c>data</c> and <c>pagination</c>.</summary>
static class RemotePagePart
{
    // Whatever a cursor is made of, it has to fit into the address of the next request.
    const int MaxCursorLength = 512;

    static readonly InvalidValue NoCursor =
        new Malformed(string.Empty, $"at most {MaxCursorLength} visible ASCII characters");

    readonly record struct Cursors(Option<string> Before, Option<string> After);

    public static Validation<InvalidValue, RemotePage> Read(ref JsonCursor json, KnownHosts hosts, int limit)
    {
        List<Validation<InvalidValue, RemoteSessionPart.Read>>? items = null;
        Validation<InvalidValue, Cursors>? cursors = null;
        while (json.NextMember())
        {
            if (json.Is("data"u8)) items = json.Objects(RemoteSessionPart.ItemAt(hosts), limit);
            else if (json.Is("pagination"u8)) cursors = json.Object<Cursors>(ReadCursors);
            else json.Ignore();
        }

        return items is null ? new Missing("data")
            : items.Count > limit ? new OutOfRange("data", $"at most {limit} items")
            : cursors.Required("pagination").Map(it => Page(items, it));
    }

    static RemotePage Page(List<Validation<InvalidValue, RemoteSessionPart.Read>> items, Cursors cursors)
    {
        var read = items.ConvertAll(it => it.IfFail(
            why => new RemoteSessionPart.Read(None, Fail<InvalidValue, RemoteSession>(why))));
        return new RemotePage(
            toSeq(read.SelectMany(it => it.Session.SuccessToSeq()).ToArray()),
            toSeq(read.Where(it => it.Session.IsFail).Select(it => it.Reference).ToArray()),
            cursors.Before,
            cursors.After);
    }

    static Validation<InvalidValue, Cursors> ReadCursors(ref JsonCursor json)
    {
        Validation<InvalidValue, Option<string>>? before = null, after = null;
        while (json.NextMember())
        {
            if (json.Is("before"u8)) before = json.Value(Cursor);
            else if (json.Is("after"u8)) after = json.Value(Cursor);
            else json.Ignore();
        }

        return (before.Optional("before"), after.Optional("after"))
            .Apply((newer, older) => new Cursors(newer.IfNone(None), older.IfNone(None)));
    }

    // None at the ends: null, absent or empty, which no page says.
    static Validation<InvalidValue, Option<string>> Cursor(string? text) =>
        string.IsNullOrEmpty(text) ? Option<string>.None
        : text.Length > MaxCursorLength || text.AsSpan().ContainsAnyExceptInRange('!', '~') ? NoCursor
        : Some(text);
}
