using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>
/// A telephone number that can be dialled from anywhere. Plausible, not proven: only a call proves it.
/// </summary>
/// <remarks>
/// ITU-T E.164: an assigned country calling code and at most 15 digits in all. Spaces, dashes, dots and round
/// brackets are left out and a leading <c>00</c> becomes <c>+</c>, once, when it enters. A trunk prefix in brackets,
/// <c>(0)</c>, is refused: whether it is dialled depends on the country, so leaving it in or out may reach a
/// stranger.
/// </remarks>
public sealed record PhoneNumber
{
    // ITU-T E.164 section 6.2.1: the international number has at most 15 digits, the country code included.
    public const int MaxDigits = 15;

    // The standard has no minimum. The shortest numbers in use (Niue, Tokelau, Saint Helena) have seven or eight
    // digits.
    public const int MinDigits = 7;

    // Fifteen digits with a separator around each of them, and a prefix.
    public const int MaxTextLength = 40;

    static readonly InvalidValue Absent = new Missing("phone_number");
    static readonly InvalidValue TooLong = new TooLong("phone_number", MaxTextLength);
    static readonly InvalidValue NotANumber = new Malformed("phone_number", "+ or 00, then digits");
    static readonly InvalidValue WrongLength = new OutOfRange("phone_number", $"{MinDigits} to {MaxDigits} digits");
    static readonly InvalidValue Unassigned = new Unknown("phone_number");

    PhoneNumber(string e164, int callingCode) => (E164, CallingCode) = (e164, callingCode);

    /// <summary>The number as <c>+</c> and digits.</summary>
    public string E164 { get; }

    public int CallingCode { get; }

    /// <summary>
    /// Where it may be: several for a shared code such as +1, none for a service such as +870 or for +383.
    /// </summary>
    public IReadOnlyList<Country> Countries => CallingCodes.CountriesOf(CallingCode);

    public static Validation<InvalidValue, PhoneNumber> Create(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Absent;

        if (text.Length > MaxTextLength)
            return TooLong;

        Span<char> kept = stackalloc char[MaxTextLength];
        if (text.Contains("(0)", StringComparison.Ordinal) || !TryKeepDigits(text, kept, out var count))
            return NotANumber;

        var digits = kept[..count];
        if (count is < MinDigits or > MaxDigits)
            return WrongLength;

        var e164 = $"+{digits}";
        return CallingCodes.At(digits).Match(
            Some: code => new PhoneNumber(e164, code),
            None: () => Fail<InvalidValue, PhoneNumber>(Unassigned));
    }

    /// <summary>Masked: it is personal data. Ask for <see cref="E164"/> when you mean it.</summary>
    public override string ToString() => PlainText.Masked;

    // The digits after the international prefix; false if there is no prefix, or anything but digits and separators.
    static bool TryKeepDigits(ReadOnlySpan<char> text, Span<char> kept, out int count)
    {
        count = 0;
        var plus = false;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
                kept[count++] = character;
            else if (character == '+' && count == 0 && !plus)
                plus = true;
            else if (character is not (' ' or '-' or '.' or '(' or ')'))
                return false;
        }

        if (plus)
            return true;

        if (!kept[..count].StartsWith("00"))
            return false;

        kept[2..count].CopyTo(kept);
        count -= 2;
        return true;
    }
}
