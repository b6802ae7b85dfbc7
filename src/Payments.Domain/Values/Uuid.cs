using System.Diagnostics.CodeAnalysis;

namespace Payments.Domain.Values;

/// <summary>The one text form in which ids enter: 8-4-4-4-12 hexadecimal digits, of any UUID version.</summary>
/// <remarks>
/// RFC 9562 section 4. The version is not looked at: published ids are of version 1 and 4, and a page that promises
/// version 4 shows version 1.
/// </remarks>
static class Uuid
{
    public const string Form = "a UUID of 36 characters";

    const int Length = 36;

    /// <summary>The text as an id, if it is exactly in that form.</summary>
    // Guid.TryParse alone is too kind: it trims, and takes braces, "0x" and signs.
    public static bool TryRead([NotNullWhen(true)] string? text, out Guid value)
    {
        value = default;
        return text is { Length: Length } && IsForm(text) && Guid.TryParseExact(text, "D", out value);
    }

    static bool IsForm(string text)
    {
        for (var at = 0; at < Length; at++)
        {
            var lawful = at is 8 or 13 or 18 or 23 ? text[at] == '-' : char.IsAsciiHexDigit(text[at]);
            if (!lawful)
                return false;
        }

        return true;
    }
}
