using static Payments.Domain.Values.InvalidValue;
using static Payments.Domain.Values.PlainText;

namespace Payments.Domain.Values;

/// <summary>A given name or a family name, as the person writes it.</summary>
/// <remarks>One line of 1 to 100 characters in any script, not blank, kept exactly as it was given. Nothing is
/// assumed about how names look.</remarks>
public sealed record PersonName
{
    // No API page names a limit. The longest names on passports (ICAO 9303) have 39 characters; 100 leaves room for
    // all.
    public const int MaxLength = 100;

    static readonly InvalidValue Absent = new Missing("name");
    static readonly InvalidValue TooLong = new TooLong("name", MaxLength);
    static readonly InvalidValue NotOneLine = new Malformed("name", OneLine);

    PersonName(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, PersonName> Create(string? text) =>
        IsBlank(text) ? Absent
        : IsLongerThan(text, MaxLength) ? TooLong
        : !IsOneLine(text) ? NotOneLine
        : new PersonName(text);

    /// <summary>Masked: it is personal data. Ask for <see cref="Text"/> when you mean it.</summary>
    public override string ToString() => Masked;
}
