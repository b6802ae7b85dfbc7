using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Juicyway;

/// <summary>The API key: says who we are, and whether real money moves.</summary>
/// <remarks>
/// 1 to 256 visible ASCII characters, because it travels in a header. Prints masked. Pages show <c>test_</c> and
/// <c>live_</c>, samples <c>sk_test_</c> and <c>sk_live_</c>; a key of another family is taken if its mode is given.
/// </remarks>
public sealed record JuicywayKey
{
    // Published samples have some forty characters.
    public const int MaxLength = 256;

    static readonly InvalidValue Absent = new Missing("key");
    static readonly InvalidValue Long = new TooLong("key", MaxLength);
    static readonly InvalidValue NotVisible = new Malformed("key", "visible ASCII characters");

    readonly string text;

    JuicywayKey(string text) => this.text = text;

    /// <summary>The mode that its first letters name, if they do.</summary>
    public Option<Mode> Mode =>
        Begins("test_") || Begins("sk_test_") ? Domain.Values.Mode.Test
        : Begins("live_") || Begins("sk_live_") ? Domain.Values.Mode.Live
        : None;

    public static Validation<InvalidValue, JuicywayKey> Create(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Absent
        : text.Length > MaxLength ? Long
        : text.AsSpan().ContainsAnyExceptInRange('!', '~') ? NotVisible
        : new JuicywayKey(text);

    public override string ToString() => "***";

    internal string Header(bool bearer) => bearer ? $"Bearer {text}" : text;

    bool Begins(string with) => text.StartsWith(with, StringComparison.Ordinal);
}
