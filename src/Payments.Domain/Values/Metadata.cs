using System.Text;
using System.Text.Json;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>
/// Whatever the merchant wants to find again on the payment: a JSON object of their own, which we carry and never
/// read.
/// </summary>
/// <remarks>
/// Kept in one form: no white space, and the keys of every object in the order of their UTF-8 bytes. Numbers and
/// string escapes stay as they were written, so nothing is lost to a double or to another spelling. The member
/// <c>order</c> is not part of it: the typed <see cref="Order"/> stands for it.
/// </remarks>
public sealed record Metadata
{
    // Juicyway, initialize-payment (first edition): 10 KB. Not said of what; we count the UTF-8 bytes of the form
    // that we keep.
    public const int MaxBytes = 10_240;

    // White space is not counted above, but it has to be read. Ten times as much is generous for any indentation.
    public const int MaxTextLength = 10 * MaxBytes;

    // JSON readers stop at 64 by default; this leaves room for what the object is put into.
    public const int MaxDepth = 32;

    public const string OrderMember = "order";

    static readonly InvalidValue Absent = new Missing("metadata");
    static readonly InvalidValue TextTooLong = new TooLong("metadata", MaxTextLength);
    static readonly InvalidValue TooLong = new TooLong("metadata", MaxBytes);
    static readonly InvalidValue NotAnObject =
        new Malformed("metadata", $"a JSON object of Unicode text, at most {MaxDepth} levels deep");
    static readonly InvalidValue KeyTwice = new Repeated("metadata");
    static readonly InvalidValue HoldsOrder = new Malformed("metadata", "an object without the member order");

    Metadata(string json) => Json = json;

    /// <summary>Nothing: the object without members.</summary>
    public static Metadata Empty { get; } = new("{}");

    public string Json { get; }

    public static Validation<InvalidValue, Metadata> Create(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return Absent;

        if (json.Length > MaxTextLength)
            return TextTooLong;

        if (!PlainText.IsUnicode(json) || !JsonText.EscapesAreUnicode(json))
            return NotAnObject;

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Canonical(document.RootElement);
        }
        catch (JsonException)
        {
            return NotAnObject;
        }
    }

    /// <summary>The size alone: what is in it may be personal data.</summary>
    public override string ToString() => $"Metadata of {Encoding.UTF8.GetByteCount(Json)} bytes";

    static Validation<InvalidValue, Metadata> Canonical(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return NotAnObject;

        if (root.TryGetProperty(OrderMember, out _))
            return HoldsOrder;

        var compact = new CanonicalJson();
        return !compact.TryWrite(root) ? KeyTwice
            : compact.ByteCount > MaxBytes ? TooLong
            : new Metadata(compact.ToString());
    }
}
