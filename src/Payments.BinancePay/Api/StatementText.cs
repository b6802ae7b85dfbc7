using System.Globalization;
using System.Text;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.BinancePay.Api;

/// <summary>Text as Binance Pay takes it.</summary>
static class StatementText
{
    /// <summary>The limit of goods names; that of the description is not documented, so it is kept there too.</summary>
    /// <remarks>In UTF-16 code units, of which every other way of counting finds at most as many.</remarks>
    public const int MaxLength = 256;

    const string NothingToSay = "Payment";

    // Emoji that Unicode files under punctuation, arithmetic or letters, and the marks that turn signs into emoji.
    static readonly System.Collections.Generic.HashSet<int> OtherEmoji =
    [
        0x203C, 0x2049, 0x2139, 0x2194, 0x25FB, 0x25FC, 0x25FD, 0x25FE, 0x2934, 0x2935, 0x3030, 0x303D,
        0x20E3, 0xFE0E, 0xFE0F, .. Enumerable.Range(0x1F3FB, 5), .. Enumerable.Range(0xE0020, 0x60),
    ];

    const int Joiner = 0x200D;

    /// <summary>
    /// What the payment is for, without <c>\</c>, <c>"</c>, emoji and control characters ("Create order v3",
    /// description). If nothing is left of it, the merchant's reference; or else one word.
    /// </summary>
    public static string Describe(PaymentRequest request) =>
        Clean(request.Description.Text) is { Length: > 0 } description ? description
        : Clean(request.Reference.Text) is { Length: > 0 } reference ? reference
        : NothingToSay;

    /// <summary>
    /// What one of the goods is called, without what the description may not hold either: official samples forbid it
    /// in names too. If nothing is left of it, its kind.
    /// </summary>
    public static string Name(OrderItem item) =>
        Clean(item.Name.Text) is { Length: > 0 } name ? name
        : item.Type.Match(digital: () => "Digital goods", physical: () => "Goods");

    /// <summary>As much of it as is taken, never half a character.</summary>
    static string Cut(string text) =>
        text.Length <= MaxLength ? text
        : char.IsHighSurrogate(text[MaxLength - 1]) ? text[..(MaxLength - 1)]
        : text[..MaxLength];

    /// <summary>Without <c>\</c>, <c>"</c>, emoji and control characters; empty if nothing can be seen of it.</summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        var wasDropped = false;
        var isBlank = true;
        foreach (var rune in text.EnumerateRunes())
        {
            // A joiner behind an emoji belongs to it; behind a letter it is spelling.
            wasDropped = IsForbidden(rune) || (wasDropped && rune.Value == Joiner);
            if (wasDropped)
                continue;

            kept.Append(rune);
            isBlank &= IsInvisible(rune);
        }

        return isBlank ? string.Empty : Cut(kept.ToString().Trim()).TrimEnd();
    }

    // Category "other symbol" holds nearly all emoji, and what is not assigned yet may become one.
    static bool IsForbidden(Rune rune) =>
        rune.Value is '\\' or '"'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || OtherEmoji.Contains(rune.Value);

    static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
}
