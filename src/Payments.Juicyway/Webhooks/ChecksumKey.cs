using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Juicyway.Webhooks;

/// <summary>What the checksum of a webhook is made with: the business id, by the pages; not the API key.</summary>
/// <remarks>1 to 256 visible ASCII characters. It prints masked.</remarks>
public sealed record ChecksumKey
{
    // A business id has 36; some clients use a secret instead.
    public const int MaxLength = 256;

    static readonly InvalidValue Absent = new Missing("checksum_key");
    static readonly InvalidValue Long = new TooLong("checksum_key", MaxLength);
    static readonly InvalidValue NotVisible = new Malformed("checksum_key", "visible ASCII characters");

    ChecksumKey(string text) => Text = text;

    internal string Text { get; }

    public static Validation<InvalidValue, ChecksumKey> Create(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Absent
        : text.Length > MaxLength ? Long
        : text.AsSpan().ContainsAnyExceptInRange('!', '~') ? NotVisible
        : new ChecksumKey(text);

    public override string ToString() => "***";
}
