using static Payments.Domain.Values.InvalidValue;
using static Payments.Domain.Values.PlainText;

namespace Payments.Domain.Values;

/// <summary>What a piece of the order is called.</summary>
/// <remarks>One line of 1 to 200 characters, not blank, kept exactly as it was given.</remarks>
public sealed record ItemName
{
    // Binance Pay takes goods names of 256 characters; 200 also fits after a provider escapes some of them.
    public const int MaxLength = 200;

    static readonly InvalidValue Absent = new Missing("name");
    static readonly InvalidValue TooLong = new TooLong("name", MaxLength);
    static readonly InvalidValue NotOneLine = new Malformed("name", OneLine);

    ItemName(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, ItemName> Create(string? text) =>
        IsBlank(text) ? Absent
        : IsLongerThan(text, MaxLength) ? TooLong
        : !IsOneLine(text) ? NotOneLine
        : new ItemName(text);

    /// <summary>Masked: somebody may be named in it. Ask for <see cref="Text"/> when you mean it.</summary>
    public override string ToString() => Masked;
}
