using static Payments.Domain.Values.InvalidValue;
using static Payments.Domain.Values.PlainText;

namespace Payments.Domain.Values;

/// <summary>What the customer reads about the payment on a statement.</summary>
/// <remarks>One line of 1 to 200 characters, not blank, kept exactly as it was given.</remarks>
public sealed record Description
{
    // Juicyway payments API, initialize-payment: at most 200 characters, because it is printed on statements.
    public const int MaxLength = 200;

    static readonly InvalidValue Absent = new Missing("description");
    static readonly InvalidValue TooLong = new TooLong("description", MaxLength);
    static readonly InvalidValue NotOneLine = new Malformed("description", OneLine);

    Description(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, Description> Create(string? text) =>
        IsBlank(text) ? Absent
        : IsLongerThan(text, MaxLength) ? TooLong
        : !IsOneLine(text) ? NotOneLine
        : new Description(text);

    /// <summary>Masked: somebody may be named in it. Ask for <see cref="Text"/> when you mean it.</summary>
    public override string ToString() => Masked;
}
