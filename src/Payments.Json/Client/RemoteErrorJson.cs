using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;

namespace Payments.Json.Client;

/// <summary>Errors as a client reads them, in whatever shape they come (docs.juicyway.com, "Errors").</summary>
/// <remarks>
/// The list of fields stands in <c>error</c> or beside it, and some servers send no JSON at all. Messages are not read:
/// they may repeat what was sent.
/// </remarks>
public static class RemoteErrorJson
{
    // As many as an order can have items; and the longest path of ours has half of these.
    const int MaxFields = 100;
    const int MaxWordLength = 64;

    // A day: who is told to wait longer asks again before.
    const long MaxRetryAfterSeconds = 24 * 60 * 60;

    public static RemoteError Read(ReadOnlySpan<byte> utf8) =>
        Document.Read<RemoteError>(utf8, ReadRoot).IfLeft(RemoteError.Silent);

    static Validation<InvalidValue, RemoteError> ReadRoot(ref JsonCursor json)
    {
        var (inner, fields, code) = (RemoteError.Silent, Seq<string>(), Option<string>.None);
        while (json.NextMember())
        {
            if (json.Is("error"u8)) inner = ReadInner(ref json);
            else if (json.Is("errors"u8)) fields = ReadFields(ref json);
            else if (json.Is("code"u8)) code = ReadWord(ref json);
            else json.Ignore();
        }

        return inner with
        {
            Code = inner.Code.Match(Some: Some, None: () => code),
            Fields = inner.Fields.IsEmpty ? fields : inner.Fields,
        };
    }

    static RemoteError ReadInner(ref JsonCursor json) =>
        json.Object<RemoteError>(ReadError) is { } given ? given.IfFail(RemoteError.Silent) : RemoteError.Silent;

    static Validation<InvalidValue, RemoteError> ReadError(ref JsonCursor json)
    {
        var (code, fields) = (Option<string>.None, Seq<string>());
        Validation<InvalidValue, long>? retryAfter = null;
        while (json.NextMember())
        {
            if (json.Is("code"u8)) code = ReadWord(ref json);
            else if (json.Is("errors"u8)) fields = ReadFields(ref json);
            else if (json.Is("retry_after"u8)) retryAfter = json.Integer();
            else json.Ignore();
        }

        return new RemoteError(code, fields, retryAfter is { } it ? it.ToOption().Bind(Wait) : None);
    }

    static Option<string> ReadWord(ref JsonCursor json) =>
        json.Value(Words.Create) is { } given ? given.ToOption().Filter(IsWord) : None;

    static Seq<string> ReadFields(ref JsonCursor json)
    {
        if (!json.IsArray)
        {
            json.Ignore();
            return Seq<string>();
        }

        var items = json.Objects<Option<string>>(ReadField, MaxFields) ?? [];
        return toSeq(items.SelectMany(it => it.SuccessToSeq()).Somes().Take(MaxFields).ToArray());
    }

    static Validation<InvalidValue, Option<string>> ReadField(ref JsonCursor json)
    {
        var field = Option<string>.None;
        while (json.NextMember())
        {
            if (json.Is("field"u8)) field = ReadWord(ref json);
            else json.Ignore();
        }

        return field;
    }

    /// <summary>How long to wait, if that many seconds are a time that can be waited for.</summary>
    public static Option<Duration> Wait(long seconds) =>
        seconds is >= 0 and <= MaxRetryAfterSeconds ? Duration.FromSeconds(seconds) : None;

    // A code or a path such as order.items[0].name, and nothing that could forge a line of a log.
    static bool IsWord(string text) =>
        text.Length is >= 1 and <= MaxWordLength
        && text.All(it => char.IsAsciiLetterOrDigit(it) || it is '_' or '.' or '[' or ']' or '-');
}
