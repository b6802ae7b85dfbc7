using System.Text;

using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.BinancePay;

/// <summary>The key that signs our requests, known to Binance Pay and to us.</summary>
/// <remarks>1 to 256 visible ASCII characters. It prints masked, and only a signature ever leaves it.</remarks>
public sealed record ApiSecret
{
    // The published sample has 63 characters; four times that leaves room for longer ones.
    public const int MaxLength = 256;

    static readonly InvalidValue Absent = new Missing("secret");
    static readonly InvalidValue Long = new TooLong("secret", MaxLength);
    static readonly InvalidValue NotVisible = new Malformed("secret", "visible ASCII characters");

    readonly string text;

    ApiSecret(string text) => this.text = text;

    public static Validation<InvalidValue, ApiSecret> Create(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Absent
        : text.Length > MaxLength ? Long
        : text.AsSpan().ContainsAnyExceptInRange('!', '~') ? NotVisible
        : new ApiSecret(text);

    public override string ToString() => "***";

    internal byte[] Key() => Encoding.ASCII.GetBytes(text);
}
