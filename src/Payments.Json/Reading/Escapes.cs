using System.Buffers.Text;

namespace Payments.Json.Reading;

/// <summary>What JSON's own grammar leaves open about the escapes in its strings.</summary>
static class Escapes
{
    /// <summary>
    /// No escape in a string, which the reader has found well formed, stands for U+0000 or for half of a
    /// surrogate pair.
    /// </summary>
    /// <remarks>
    /// JSON allows <c>\ud800</c> (RFC 8259 section 8.2), but it is no character: .NET throws when it is read as text.
    /// </remarks>
    public static bool AreUnicode(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'\\'); at >= 0; at = text.IndexOf((byte)'\\'))
        {
            text = text[at..];
            if (text[1] != (byte)'u')
            {
                text = text[2..];
                continue;
            }

            var unit = Unit(text);
            text = text[6..];
            if (unit == 0 || char.IsLowSurrogate(unit))
                return false;

            if (!char.IsHighSurrogate(unit))
                continue;

            if (!text.StartsWith("\\u"u8) || !char.IsLowSurrogate(Unit(text)))
                return false;

            text = text[6..];
        }

        return true;
    }

    // The reader has seen to it that four hexadecimal digits follow.
    static char Unit(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'x') ? (char)unit : default;
}
