using static Payments.Domain.Values.InvalidValue;
using static Payments.Domain.Values.PlainText;

namespace Payments.Domain.Values;

/// <summary>The merchant's own name for the order that is being paid.</summary>
/// <remarks>One line of 1 to 100 characters, not blank, kept exactly as it was given.</remarks>
public sealed record OrderIdentifier
{
    // No API page names a limit. The published sample has 50 characters; 100 doubles it.
    public const int MaxLength = 100;

    static readonly InvalidValue Absent = new Missing("identifier");
    static readonly InvalidValue TooLong = new TooLong("identifier", MaxLength);
    static readonly InvalidValue NotOneLine = new Malformed("identifier", OneLine);

    OrderIdentifier(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, OrderIdentifier> Create(string? text) =>
        IsBlank(text) ? Absent
        : IsLongerThan(text, MaxLength) ? TooLong
        : !IsOneLine(text) ? NotOneLine
        : new OrderIdentifier(text);

    /// <summary>Masked: somebody may be named in it. Ask for <see cref="Text"/> when you mean it.</summary>
    public override string ToString() => Masked;
}
