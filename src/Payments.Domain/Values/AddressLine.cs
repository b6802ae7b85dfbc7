using static Payments.Domain.Values.InvalidValue;
using static Payments.Domain.Values.PlainText;

namespace Payments.Domain.Values;

/// <summary>A line of a postal address: a street, a house, or how to find it.</summary>
/// <remarks>One line of 1 to 200 characters, not blank, kept exactly as it was given: a line that says <c>null</c> is
/// those four letters (Juicyway, capture-payment/binance-pay).</remarks>
public sealed record AddressLine
{
    // No API page names a limit. Postal labels end near 50 characters a line; 200 keeps long descriptions of a place.
    public const int MaxLength = 200;

    static readonly InvalidValue Absent = new Missing("line1");
    static readonly InvalidValue TooLong = new TooLong("line1", MaxLength);
    static readonly InvalidValue NotOneLine = new Malformed("line1", OneLine);

    AddressLine(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, AddressLine> Create(string? text) =>
        IsBlank(text) ? Absent
        : IsLongerThan(text, MaxLength) ? TooLong
        : !IsOneLine(text) ? NotOneLine
        : new AddressLine(text);

    /// <summary>Masked: it is personal data. Ask for <see cref="Text"/> when you mean it.</summary>
    public override string ToString() => Masked;
}
