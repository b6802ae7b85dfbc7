using static Payments.Domain.Values.InvalidValue;
using static Payments.Domain.Values.PlainText;

namespace Payments.Domain.Values;

/// <summary>The city, town or village of a postal address.</summary>
/// <remarks>One line of 1 to 100 characters, not blank, kept exactly as it was given.</remarks>
public sealed record City
{
    // No API page names a limit. The longest place names in use have 85 characters.
    public const int MaxLength = 100;

    static readonly InvalidValue Absent = new Missing("city");
    static readonly InvalidValue TooLong = new TooLong("city", MaxLength);
    static readonly InvalidValue NotOneLine = new Malformed("city", OneLine);

    City(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, City> Create(string? text) =>
        IsBlank(text) ? Absent
        : IsLongerThan(text, MaxLength) ? TooLong
        : !IsOneLine(text) ? NotOneLine
        : new City(text);

    /// <summary>Masked: it is personal data. Ask for <see cref="Text"/> when you mean it.</summary>
    public override string ToString() => Masked;
}
