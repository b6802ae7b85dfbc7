using System.Buffers;
using System.Globalization;
using System.Text;

namespace Payments.Domain.Values;

/// <summary>How the name of a machine on the internet is spelt.</summary>
static class DomainName
{
    // RFC 1035 section 2.3.4: a label has at most 63 octets, a name 255 on the wire, which is 253 characters of text.
    public const int MaxLabelOctets = 63;

    public const int MaxOctets = 253;

    /// <summary>
    /// How many octets the name has on the wire as text, or none if a label in it is not well formed.
    /// </summary>
    public static Option<int> Octets(ReadOnlySpan<char> name)
    {
        var octets = -1;
        foreach (var range in name.Split('.'))
        {
            var label = LabelOctets(name[range]);
            if (label is < 1 or > MaxLabelOctets)
                return None;

            octets += label + 1;
            if (octets > MaxOctets)
                return None;
        }

        return octets;
    }

    /// <summary>
    /// The last label has something other than digits, so the whole cannot be read as an IPv4 address (RFC 3696
    /// section 2).
    /// </summary>
    public static bool EndsInAName(ReadOnlySpan<char> name) =>
        name[(name.LastIndexOf('.') + 1)..].ContainsAnyExceptInRange('0', '9');

    /// <summary>
    /// The name with the letters A to Z in lower case; the domain name system does not tell them apart (RFC 4343).
    /// </summary>
    public static string Lowered(ReadOnlySpan<char> name) =>
        string.Create(name.Length, name, static (lowered, given) =>
        {
            for (var at = 0; at < given.Length; at++)
                lowered[at] = char.IsAsciiLetterUpper(given[at]) ? (char)(given[at] | 0x20) : given[at];
        });

    // Zero if it is not a label. A label cannot have more characters than octets, so a longer one is not even read.
    static int LabelOctets(ReadOnlySpan<char> label) =>
        label.IsEmpty || label.Length > 2 * MaxLabelOctets || label[0] == '-' || label[^1] == '-' ? 0
        : Ascii.IsValid(label) ? (IsLetterDigitHyphen(label) ? label.Length : 0)
        : IsUnicodeLabel(label) ? Punycode.Octets(label)
        : 0;

    static bool IsLetterDigitHyphen(ReadOnlySpan<char> label)
    {
        foreach (var character in label)
            if (!char.IsAsciiLetterOrDigit(character) && character != '-')
                return false;

        return true;
    }

    // RFC 5891 section 4.2.3: no hyphens in the third and fourth place, and no combining mark at the beginning.
    static bool IsUnicodeLabel(ReadOnlySpan<char> label)
    {
        if (label.Length >= 4 && label[2] == '-' && label[3] == '-')
            return false;

        for (var rest = label; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var taken) != OperationStatus.Done
                || !IsLabelRune(rune, first: rest.Length == label.Length))
                return false;

            rest = rest[taken..];
        }

        return true;
    }

    // RFC 5892 section 2.1, LetterDigits, without the upper-case letters that it calls unstable. ASCII keeps both
    // cases, because the domain name system does.
    static bool IsLabelRune(Rune rune, bool first) =>
        rune.IsAscii
            ? char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == '-'
            : Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
                    or UnicodeCategory.DecimalDigitNumber => true,
                UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => !first,
                _ => false,
            };
}
