using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Client;

/// <summary>What the server calls a payment: text that means nothing to us.</summary>
/// <remarks>
/// Pages show UUIDs of version 1 and 4, and <c>pay_1234567890</c> as well, so 1 to 64 letters, digits, dashes and
/// underscores are taken: what can stand in a path as it is.
/// </remarks>
public sealed record RemotePaymentId
{
    // A UUID has 36; and it is the transaction id of what was paid, which has 64 at most.
    public const int MaxLength = 64;

    static readonly InvalidValue Absent = new Missing("id");
    static readonly InvalidValue Long = new TooLong("id", MaxLength);
    static readonly InvalidValue NotPlain = new Malformed("id", "letters, digits, dashes and underscores");

    RemotePaymentId(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, RemotePaymentId> Create(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Absent
        : text.Length > MaxLength ? Long
        : !text.All(it => char.IsAsciiLetterOrDigit(it) || it is '-' or '_') ? NotPlain
        : new RemotePaymentId(text);

    public override string ToString() => Text;
}
