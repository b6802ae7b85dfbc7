using static Payments.Domain.Values.InvalidValue;
using static Payments.Domain.Values.PlainText;

namespace Payments.Domain.Values;

/// <summary>The postal code of an address, which is text in many countries.</summary>
/// <remarks>One line of 1 to 20 characters, not blank, kept exactly as it was given.</remarks>
public sealed record ZipCode
{
    // No API page names a limit. The longest postal codes in use have 10 characters; 20 leaves room for a country
    // prefix.
    public const int MaxLength = 20;

    static readonly InvalidValue Absent = new Missing("zip_code");
    static readonly InvalidValue TooLong = new TooLong("zip_code", MaxLength);
    static readonly InvalidValue NotOneLine = new Malformed("zip_code", OneLine);

    ZipCode(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, ZipCode> Create(string? text) =>
        IsBlank(text) ? Absent
        : IsLongerThan(text, MaxLength) ? TooLong
        : !IsOneLine(text) ? NotOneLine
        : new ZipCode(text);

    /// <summary>Masked: it is personal data. Ask for <see cref="Text"/> when you mean it.</summary>
    public override string ToString() => Masked;
}
