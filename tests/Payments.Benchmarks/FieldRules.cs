using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

using FluentValidation;

using Payments.Domain.Values;

namespace Payments.Benchmarks;

/// <summary>The checks that FluentValidation does not bring, written for speed as far as a team usually goes.</summary>
static partial class FieldRules
{
    public static readonly FrozenSet<string> Countries =
        Country.All.Select(it => it.Code).ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<int> CallingCodes = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "e164.csv"))
        .Skip(1)
        .Select(it => int.Parse(it[..it.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture))
        .ToFrozenSet();

    /// <summary>Not blank, at most so many characters, and none that breaks the line.</summary>
    public static IRuleBuilderOptions<T, string?> IsLine<T>(this IRuleBuilder<T, string?> field, int max) =>
        field
            .Must(LeavesAMark).WithMessage("'{PropertyName}' must not be empty.")
            .Must(text => HasAtMost(text!, max)).WithMessage("'{PropertyName}' is too long.")
            .Must(text => IsOneLine(text!)).WithMessage("'{PropertyName}' must be one line.");

    public static bool LeavesAMark(string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
            if (!Rune.IsWhiteSpace(rune)
                && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format
                && rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800))
                return true;

        return false;
    }

    public static bool HasAtMost(string text, int max) => text.Length <= max || text.EnumerateRunes().Count() <= max;

    public static bool IsOneLine(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsControl(text[at]) || text[at] is '\u2028' or '\u2029')
                return false;

            if (char.IsSurrogate(text[at]) && !char.IsSurrogatePair(text, at++))
                return false;
        }

        return true;
    }

    /// <summary>On the wire a label outside of ASCII is longer than it looks.</summary>
    public static bool IsEmail(string text) =>
        Email().IsMatch(text) && (Ascii.IsValid(text) || WireLength(text) <= 254);

    public static bool TryReadPhone(string text, out string digits)
    {
        digits = "";
        Span<char> kept = stackalloc char[40];
        var (count, plus) = (0, false);
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
                kept[count++] = character;
            else if (character == '+' && count == 0 && !plus)
                plus = true;
            else if (character is not (' ' or '-' or '.' or '(' or ')'))
                return false;
        }

        if (text.Contains("(0)", StringComparison.Ordinal) || (!plus && !kept[..count].StartsWith("00")))
            return false;

        digits = (plus ? kept[..count] : kept[2..count]).ToString();
        return true;
    }

    /// <summary>The assigned code that the digits begin with, or zero.</summary>
    public static int CallingCodeOf(string digits)
    {
        var code = 0;
        for (var at = 0; at < 3 && digits[0] != '0'; at++)
        {
            code = (code * 10) + (digits[at] - '0');
            if (CallingCodes.Contains(code))
                return code;
        }

        return 0;
    }

    public static bool TryReadIp(string text, out string address)
    {
        address = "";
        if (!IPAddress.TryParse(text, out var read) || text.AsSpan().ContainsAny("%[]/"))
            return false;

        address = read.ToString();
        return read.AddressFamily == AddressFamily.InterNetworkV6 || address == text;
    }

    static int WireLength(string email)
    {
        var at = email.LastIndexOf('@') + 1;
        try
        {
            return at + new IdnMapping().GetAscii(email, at).Length;
        }
        catch (ArgumentException)
        {
            return int.MaxValue;
        }
    }

    const string Atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    const string Plain = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    const string Letter = @"A-Za-z0-9\p{Ll}\p{Lo}\p{Lm}\p{Nd}";
    const string International =
        $@"(?!..--)(?=[a-zA-Z0-9-]*[^\x00-\x7F])[{Letter}](?:[{Letter}\p{{Mn}}\p{{Mc}}-]*[{Letter}\p{{Mn}}\p{{Mc}}])?";
    const string Label = $"(?:{Plain}(?=[.]|$)|{International})";

    [GeneratedRegex($@"^{Atom}(?:\.{Atom})*@(?:{Label}\.)+(?![0-9]+$){Label}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
