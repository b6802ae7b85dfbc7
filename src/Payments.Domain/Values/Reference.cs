using static Payments.Domain.Values.InvalidValue;
using static Payments.Domain.Values.PlainText;

namespace Payments.Domain.Values;

/// <summary>The merchant's own name for a payment, unique per business and mode.</summary>
/// <remarks>
/// 1 to 50 visible characters, so that two references never differ by something that nobody can see. Kept exactly as
/// it was given; upper and lower case differ. An older page of the API says "alphanumeric only", but each of its
/// samples has dashes, so that rule is not kept.
/// </remarks>
public sealed record Reference
{
    // Juicyway payments API, initialize-payment: at most 50 characters.
    public const int MaxLength = 50;

    static readonly InvalidValue Absent = new Missing("reference");
    static readonly InvalidValue TooLong = new TooLong("reference", MaxLength);
    static readonly InvalidValue NotVisible = new Malformed("reference", "visible characters, without white space");

    Reference(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, Reference> Create(string? text) =>
        IsBlank(text) ? Absent
        : IsLongerThan(text, MaxLength) ? TooLong
        : !IsVisible(text) ? NotVisible
        : new Reference(text);

    /// <summary>Masked: somebody may be named in it. Ask for <see cref="Text"/> when you mean it.</summary>
    public override string ToString() => Masked;
}
