using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Payments.Domain.Values;

/// <summary>What every text that people typed has to keep to, whatever it means.</summary>
/// <remarks>
/// Reads each text once from left to right: the work is proportional to its length, whatever it contains.
/// </remarks>
static class PlainText
{
    /// <summary>How a text that breaks <see cref="IsOneLine"/> should have looked.</summary>
    public const string OneLine = "one line of text without control characters";

    /// <summary>How personal data prints: a length or a first letter is already a hint.</summary>
    public const string Masked = "***";

    /// <summary>It is null, empty, or nothing in it leaves a mark on paper.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text)
    {
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
            if (!IsSpace(rune))
                return false;

        return true;
    }

    /// <summary>It has more Unicode scalar values than <paramref name="max"/>.</summary>
    public static bool IsLongerThan(string text, int max)
    {
        // A scalar value takes one or two UTF-16 code units, so most texts need no counting.
        if (text.Length <= max)
            return false;

        if (text.Length > 2L * max)
            return true;

        var length = 0;
        foreach (var _ in text.EnumerateRunes())
            length++;

        return length > max;
    }

    /// <summary>
    /// It is Unicode (no lone surrogate), and no character in it controls a device or breaks the line.
    /// </summary>
    /// <remarks>
    /// Format characters stay allowed: Persian words and joined emoji cannot be written without them.
    /// </remarks>
    public static bool IsOneLine(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (!TakeRune(ref rest, out var rune) || BreaksTheLine(Rune.GetUnicodeCategory(rune)))
                return false;
        }

        return true;
    }

    /// <summary>
    /// It is Unicode, and every character in it can be seen: no white space, control or format character.
    /// </summary>
    public static bool IsVisible(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (!TakeRune(ref rest, out var rune) || !IsVisible(rune))
                return false;
        }

        return true;
    }

    /// <summary>It is Unicode: no half of a surrogate pair stands alone.</summary>
    public static bool IsUnicode(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (!TakeRune(ref rest, out _))
                return false;
        }

        return true;
    }

    // EnumerateRunes would answer U+FFFD for a lone surrogate, which a text may also hold lawfully.
    static bool TakeRune(ref ReadOnlySpan<char> rest, out Rune rune)
    {
        var found = Rune.DecodeFromUtf16(rest, out rune, out var taken) == System.Buffers.OperationStatus.Done;
        rest = rest[taken..];
        return found;
    }

    static bool BreaksTheLine(UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    static bool IsVisible(Rune rune) => !IsSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control;

    static bool IsSpace(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || IsFiller(rune.Value);

    // Unicode files these under letters and symbols, but they are drawn as nothing: the Hangul fillers and the empty
    // Braille pattern are the usual way to type a blank name.
    static bool IsFiller(int rune) => rune is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;
}
