using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Sessions;

/// <summary>The provider's own name for one movement of money.</summary>
/// <remarks>1 to 64 visible ASCII characters; compared exactly. Binance Pay API, "Query order",
/// <c>transactionId</c>.</remarks>
public sealed record TransactionId
{
    // Binance prints some twenty characters; three times that leaves room without letting a page of text in.
    public const int MaxLength = 64;

    static readonly InvalidValue Absent = new Missing("transaction_id");
    static readonly InvalidValue Long = new TooLong("transaction_id", MaxLength);
    static readonly InvalidValue NotVisible = new Malformed("transaction_id", "visible ASCII characters");

    TransactionId(string text) => Text = text;

    public string Text { get; }

    public static Validation<InvalidValue, TransactionId> Create(string? text) =>
        string.IsNullOrEmpty(text) ? Absent
        : text.Length > MaxLength ? Long
        : text.AsSpan().ContainsAnyExceptInRange('!', '~') ? NotVisible
        : new TransactionId(text);

    public override string ToString() => Text;
}
