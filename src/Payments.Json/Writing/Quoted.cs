using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Payments.Json.Writing;

/// <summary>Text as a JSON string in which only that is escaped which JSON says must be (RFC 8259 section 7).</summary>
/// <remarks>
/// The encoders at hand turn the <c>&amp;</c> of every link, or at least every emoji, into escapes: equal JSON, but
/// twice as long, and not what was published. Half of a surrogate pair, which no value of the domain holds, becomes
/// U+FFFD.
/// </remarks>
static class Quoted
{
    // Most texts are a word or a line; longer ones are worth an array.
    const int MaxBytesOnStack = 512;

    static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(it => (char)it), '"', '\\']);

    public static void Write(Utf8JsonWriter json, string text)
    {
        var inner = text.AsSpan().ContainsAny(Special) ? Escaped(text) : text;
        var most = Encoding.UTF8.GetMaxByteCount(inner.Length) + 2;
        var quoted = most > MaxBytesOnStack ? new byte[most] : stackalloc byte[MaxBytesOnStack];
        var length = Encoding.UTF8.GetBytes(inner, quoted[1..]);
        quoted[0] = quoted[length + 1] = (byte)'"';
        json.WriteRawValue(quoted[..(length + 2)], skipInputValidation: true);
    }

    static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => escaped.Append('\\').Append(character),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
