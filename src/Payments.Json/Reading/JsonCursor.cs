using System.Text;
using System.Text.Json;

using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Reading;

/// <summary>Reads the members of the object that the cursor is in.</summary>
delegate Validation<InvalidValue, T> ReadObject<T>(ref JsonCursor json);

/// <summary>One forward pass over a document, which notes every fault on its way and never stops at one.</summary>
/// <remarks>
/// <code>
/// while (json.NextMember())
/// {
///     if (json.Is("name"u8)) name = json.Text();
///     else if (json.Is("type"u8)) type = json.Text();
///     else json.Ignore();
/// }
/// </code>
/// A value that is absent and one that is <c>null</c> are both <c>null</c> here. The path of a value itself is empty
/// until its holder places it (<see cref="Reading.Members"/>). Only what is no JSON throws, and
/// <see cref="Document"/> catches that.
/// </remarks>
ref partial struct JsonCursor
{
    /// <summary>Metadata may have levels of its own, and this is room for what it is put into.</summary>
    public const int MaxDepth = Metadata.MaxDepth + 8;

    /// <summary>
    /// A text that no value accepts (U+0000): the fault that follows holds the place of the one that was noted.
    /// </summary>
    public const string NoText = "\0";

    const string Itself = "";

    static readonly InvalidValue Twice = new Repeated(Itself);
    static readonly InvalidValue NoString = new Malformed(Itself, "a string");
    static readonly InvalidValue NoObject = new Malformed(Itself, "an object");
    static readonly InvalidValue NoArray = new Malformed(Itself, "an array");
    static readonly InvalidValue NoInteger = new Malformed(Itself, "a whole number, without decimals or an exponent");
    static readonly InvalidValue TooWide = new OutOfRange(Itself, "a whole number of at most 64 bits");
    static readonly InvalidValue NotUnicode = new Malformed(Itself, "Unicode text without U+0000");

    readonly ReadOnlySpan<byte> document;
    Utf8JsonReader reader;
    ReadOnlySpan<byte> name;
    int memberStart;
    Scope scope;

    public JsonCursor(ReadOnlySpan<byte> document)
    {
        this.document = document;
        reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    public readonly long Position => reader.BytesConsumed;

    /// <summary>
    /// Set when the document is of a kind that this program does not know, whatever else is wrong with it.
    /// </summary>
    public string? Unreadable { get; set; }

    /// <summary>Moves to the value of the next member, if there is one.</summary>
    public bool NextMember()
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
            return false;

        (scope.Asked, scope.IsRepeated) = (0, false);
        memberStart = (int)reader.TokenStartIndex;
        name = reader.ValueIsEscaped ? Unescaped() : reader.ValueSpan;
        reader.Read();
        return true;
    }

    /// <summary>
    /// Whether the member has this name. Ask for all names in the same order every time: a repeated one is known
    /// by its place.
    /// </summary>
    public bool Is(ReadOnlySpan<byte> member)
    {
        var bit = 1L << scope.Asked++;
        if (!name.SequenceEqual(member))
            return false;

        scope.IsRepeated = (scope.Seen & bit) != 0;
        scope.Seen |= bit;
        return true;
    }

    /// <summary>The member as it was written, name and value.</summary>
    public ReadOnlySpan<byte> RawMember()
    {
        reader.Skip();
        return document[memberStart..(int)reader.BytesConsumed];
    }

    /// <summary>
    /// A fault of a member, told in its place if its holder finds fault with it as well, or else after all
    /// others. The first of a member stays.
    /// </summary>
    public void Note(InvalidValue fault)
    {
        scope.Notes ??= [];
        if (!scope.Notes.Exists(it => it.Path == fault.Path))
            scope.Notes.Add(fault);
    }

    /// <summary>The value is a list, for readers that take it in more than one shape.</summary>
    public readonly bool IsArray => reader.TokenType == JsonTokenType.StartArray;

    readonly bool IsAbsent => reader.TokenType == JsonTokenType.Null && !scope.IsRepeated;

    // A name that is no text is nobody's name; the byte is one that no name consists of.
    ReadOnlySpan<byte> Unescaped()
    {
        if (!Escapes.AreUnicode(reader.ValueSpan))
            return "\0"u8;

        var unescaped = new byte[reader.ValueSpan.Length];
        return unescaped.AsSpan(0, reader.CopyString(unescaped));
    }

    // What was noted of the members of one object.
    struct Scope
    {
        public long Seen;
        public int Asked;
        public bool IsRepeated;
        public List<InvalidValue>? Notes;
        public System.Collections.Generic.HashSet<string>? Others;
    }
}
