using System.Text;
using System.Text.Json;

using Payments.Domain.Values;

namespace Payments.Json.Reading;

// The values of members, each read in the one shape that it may have.
ref partial struct JsonCursor
{
    /// <summary>A text, or <see cref="NoText"/> if it is none, which is noted.</summary>
    public string? Text()
    {
        if (IsAbsent)
            return null;

        if (NotText() is not { } fault)
            return reader.GetString();

        Note(fault.At(Encoding.UTF8.GetString(name)));
        return NoText;
    }

    /// <summary>A value that is made of one text.</summary>
    public Validation<InvalidValue, T>? Value<T>(Func<string?, Validation<InvalidValue, T>> create)
    {
        if (IsAbsent)
            return null;

        if (NotText() is { } fault)
            return fault;

        var value = create(reader.GetString());
        return value.IsSuccess ? value : value.At(Itself);
    }

    /// <summary>
    /// A whole number, written as one: neither <c>100.0</c> nor <c>1e2</c>, which a reader of doubles would take.
    /// </summary>
    public Validation<InvalidValue, long>? Integer()
    {
        if (IsAbsent)
            return null;

        if (Refused(JsonTokenType.Number, NoInteger) is { } fault)
            return fault;

        return reader.TryGetInt64(out var number) ? number
            : reader.ValueSpan.ContainsAny(".eE"u8) ? NoInteger
            : TooWide;
    }

    public Validation<InvalidValue, T>? Object<T>(ReadObject<T> read)
    {
        if (IsAbsent)
            return null;

        if (Refused(JsonTokenType.StartObject, NoObject) is { } fault)
            return fault;

        var outer = scope;
        scope = default;
        var value = Noted(read(ref this));
        scope = outer;
        return value;
    }

    /// <summary>An object as it was written; nothing in it is judged.</summary>
    public Validation<InvalidValue, byte[]>? RawObject()
    {
        if (IsAbsent)
            return null;

        if (Refused(JsonTokenType.StartObject, NoObject) is { } fault)
            return fault;

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return document[start..(int)reader.BytesConsumed].ToArray();
    }

    /// <summary>
    /// Each object of an array, and one more than <paramref name="max"/> at most; <c>null</c> if it is no array,
    /// which is noted.
    /// </summary>
    public List<Validation<InvalidValue, T>>? Objects<T>(ReadObject<T> read, int max)
    {
        if (IsAbsent)
            return null;

        if (Refused(JsonTokenType.StartArray, NoArray) is { } fault)
        {
            Note(fault.At(Encoding.UTF8.GetString(name)));
            return null;
        }

        var items = new List<Validation<InvalidValue, T>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (items.Count > max)
                reader.Skip();
            else
                items.Add(Object(read) ?? new InvalidValue.Missing(Itself));
        }

        return items;
    }

    /// <summary>The whole document.</summary>
    public Validation<InvalidValue, T>? Root<T>(ReadObject<T> read)
    {
        reader.Read();
        var value = reader.TokenType == JsonTokenType.StartObject ? Object(read) : null;
        while (reader.Read())
            continue;

        return value;
    }

    InvalidValue? NotText() =>
        Refused(JsonTokenType.String, NoString)
        ?? (reader.ValueIsEscaped && !Escapes.AreUnicode(reader.ValueSpan) ? NotUnicode : null);

    InvalidValue? Refused(JsonTokenType wanted, InvalidValue otherwise)
    {
        if (!scope.IsRepeated && reader.TokenType == wanted)
            return null;

        reader.Skip();
        return scope.IsRepeated ? Twice : otherwise;
    }

    // A note stands in the place of what the holder says of the same member or of anything in it.
    readonly Validation<InvalidValue, T> Noted<T>(Validation<InvalidValue, T> value)
    {
        if (scope.Notes is not { } notes)
            return value;

        var told = new List<InvalidValue>();
        foreach (var fault in value.FailToSeq())
        {
            var note = notes.Find(it => IsAtOrIn(it.Path, fault.Path)) ?? fault;
            if (!told.Contains(note))
                told.Add(note);
        }

        told.AddRange(notes.Except(told));
        return Fail<InvalidValue, T>(toSeq(told.ToArray()));
    }

    static bool IsAtOrIn(string holder, string path) =>
        holder.Length > 0
        && path.StartsWith(holder, StringComparison.Ordinal)
        && (path.Length == holder.Length || path[holder.Length] is '.' or '[');
}
