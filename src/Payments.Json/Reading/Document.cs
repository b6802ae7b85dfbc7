using System.Text;
using System.Text.Json;
using System.Text.Unicode;

using Payments.Domain.Values;

namespace Payments.Json.Reading;

/// <summary>Reading a whole document: an answer for every sequence of bytes, and no exception for any.</summary>
static class Document
{
    /// <summary>The path of the document itself.</summary>
    public const string Whole = "body";

    static readonly string Json = $"one JSON object in UTF-8, at most {JsonCursor.MaxDepth} levels deep";

    public static Either<JsonFault, T> Read<T>(ReadOnlySpan<byte> utf8, ReadObject<T> read)
    {
        // The reader looks at the bytes of a string only when it is asked for the text.
        if (!Utf8.IsValid(utf8))
            return new JsonFault.Unreadable(Json, FirstNotUtf8(utf8));

        var json = new JsonCursor(utf8);
        try
        {
            return json.Root(read) is not { } value ? new JsonFault.Unreadable(Json, 0)
                : json.Unreadable is { } expected ? new JsonFault.Unreadable(expected, None)
                : Answer(value);
        }
        catch (JsonException)
        {
            return new JsonFault.Unreadable(Json, json.Position);
        }
    }

    static Either<JsonFault, T> Answer<T>(Validation<InvalidValue, T> value) =>
        value.Match<Either<JsonFault, T>>(
            Succ: it => it,
            Fail: faults => new JsonFault.Invalid(faults.Map(it => it.At(Trimmed(it.Path))).Strict()));

    // What was found at an object itself has an empty last step.
    static string Trimmed(string path) => path.Length == 0 ? Whole : path.TrimEnd('.');

    static long FirstNotUtf8(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out var taken) == System.Buffers.OperationStatus.Done)
            at += taken;

        return at;
    }
}
