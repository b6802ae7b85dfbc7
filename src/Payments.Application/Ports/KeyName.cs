using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Application.Ports;

/// <summary>What people call an API key, to know it again in a list.</summary>
/// <remarks>1 to 50 ASCII characters that a terminal shows as they are, not blank.</remarks>
public sealed record KeyName
{
    public const int MaxLength = 50;

    static readonly InvalidValue Absent = new Missing("name");
    static readonly InvalidValue Long = new TooLong("name", MaxLength);
    static readonly InvalidValue NotPlain = new Malformed("name", "ASCII characters without control characters");

    KeyName(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, KeyName> Create(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Absent
        : text.Length > MaxLength ? Long
        : text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? NotPlain
        : new KeyName(text);

    public override string ToString() => Text;
}
