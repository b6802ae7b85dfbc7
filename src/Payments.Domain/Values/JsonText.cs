using System.Globalization;

namespace Payments.Domain.Values;

/// <summary>What JSON's own grammar leaves open about the characters of its strings.</summary>
static class JsonText
{
    /// <summary>No escape in it stands for U+0000 or for half of a surrogate pair.</summary>
    /// <remarks>
    /// JSON refuses U+0000 as it is, but not as an escape, and databases take it for the end of a text. JSON also
    /// allows <c>\ud800</c> (RFC 8259 section 8.2), but it is no character: .NET throws when it is read, and
    /// databases refuse it. Outside of strings JSON has no backslash, so the text need not be parsed; an escape that
    /// is cut short is left to the parser.
    /// </remarks>
    public static bool EscapesAreUnicode(ReadOnlySpan<char> json)
    {
        for (var at = json.IndexOf('\\'); at >= 0; at = NextBackslash(json, at))
        {
            if (!TryReadEscape(json[at..], out var unit))
            {
                at += 2;
                continue;
            }

            if (unit == 0 || char.IsLowSurrogate(unit))
                return false;

            at += 6;
            if (!char.IsHighSurrogate(unit))
                continue;

            if (!TryReadEscape(json[at..], out var low) || !char.IsLowSurrogate(low))
                return false;

            at += 6;
        }

        return true;
    }

    static int NextBackslash(ReadOnlySpan<char> json, int at)
    {
        var found = at < json.Length ? json[at..].IndexOf('\\') : -1;
        return found < 0 ? -1 : at + found;
    }

    static bool TryReadEscape(ReadOnlySpan<char> text, out char unit)
    {
        unit = default;
        if (text.Length < 6 || text[0] != '\\' || text[1] != 'u'
            || !ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var read))
            return false;

        unit = (char)read;
        return true;
    }
}
