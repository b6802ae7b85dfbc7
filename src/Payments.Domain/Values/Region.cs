using static Payments.Domain.Values.InvalidValue;
using static Payments.Domain.Values.PlainText;

namespace Payments.Domain.Values;

/// <summary>The state, province or region of a postal address, as a name or a code.</summary>
/// <remarks>The wire calls it <c>state</c>. One line of 1 to 100 characters, not blank, kept exactly as it was
/// given.</remarks>
public sealed record Region
{
    // No API page names a limit. It takes a code (LA) or a name (Kwara); no name of a state is longer than a city's.
    public const int MaxLength = 100;

    static readonly InvalidValue Absent = new Missing("state");
    static readonly InvalidValue TooLong = new TooLong("state", MaxLength);
    static readonly InvalidValue NotOneLine = new Malformed("state", OneLine);

    Region(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, Region> Create(string? text) =>
        IsBlank(text) ? Absent
        : IsLongerThan(text, MaxLength) ? TooLong
        : !IsOneLine(text) ? NotOneLine
        : new Region(text);

    /// <summary>Masked: it is personal data. Ask for <see cref="Text"/> when you mean it.</summary>
    public override string ToString() => Masked;
}
