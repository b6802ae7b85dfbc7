using System.Text;
using System.Text.Json;

using Payments.Domain.Values;

namespace Payments.Json.Reading;

// Members that nobody asked for: they may say anything, as long as two readers cannot understand it differently.
ref partial struct JsonCursor
{
    /// <summary>
    /// A member that is not ours. Its name is not told either, so its faults are those of the object that holds
    /// it.
    /// </summary>
    public void Ignore()
    {
        Meet(ref scope.Others, name);
        Walk();
    }

    /// <summary>An object that is ours, but that nothing is read from.</summary>
    public Validation<InvalidValue, Unit>? AnyObject() => Object<Unit>(IgnoreAll);

    static Validation<InvalidValue, Unit> IgnoreAll(ref JsonCursor json)
    {
        while (json.NextMember())
            json.Ignore();

        return unit;
    }

    void Walk()
    {
        if (reader.TokenType == JsonTokenType.String)
            Look();
        else if (reader.TokenType == JsonTokenType.StartArray)
            WalkArray();
        else if (reader.TokenType == JsonTokenType.StartObject)
            WalkObject();
    }

    void WalkArray()
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            Walk();
    }

    void WalkObject()
    {
        System.Collections.Generic.HashSet<string>? names = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            Meet(ref names, reader.ValueIsEscaped ? Unescaped() : reader.ValueSpan);
            reader.Read();
            Walk();
        }
    }

    void Look()
    {
        if (reader.ValueIsEscaped && !Escapes.AreUnicode(reader.ValueSpan))
            Note(NotUnicode);
    }

    void Meet(ref System.Collections.Generic.HashSet<string>? names, ReadOnlySpan<byte> met)
    {
        names ??= new(StringComparer.Ordinal);
        if (met.SequenceEqual("\0"u8))
            Note(NotUnicode);
        else if (!names.Add(Encoding.UTF8.GetString(met)))
            Note(Twice);
    }
}
