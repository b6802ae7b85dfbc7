using Payments.Domain.Values;

namespace Payments.Domain.Sessions;

/// <summary>Money that a verified message says has arrived for one order of a session.</summary>
/// <remarks>
/// Known by attempt and transaction id: two receipts with the same two are one receipt, whenever we heard of them (S5).
/// <c>OrderTotal</c> is what the same message says the order was for; it stands in for the quote until that is known
/// (S3).
/// </remarks>
public sealed record Receipt(
    Attempt Attempt,
    TransactionId Transaction,
    Money Amount,
    Money OrderTotal,
    PaidAt PaidAt,
    ReceivedAt ReceivedAt) : IComparable<Receipt>
{
    public bool IsToldAgainBy(Receipt other) => CompareTo(other) == 0;

    // Order of asking, then of name: the order in which we heard of receipts must not show in a ledger (S13).
    public int CompareTo(Receipt? other) =>
        other is null ? 1
        : Attempt != other.Attempt ? Attempt.CompareTo(other.Attempt)
        : string.CompareOrdinal(Transaction.Text, other.Transaction.Text);

    public static bool operator <(Receipt left, Receipt right) => left.CompareTo(right) < 0;

    public static bool operator >(Receipt left, Receipt right) => left.CompareTo(right) > 0;

    public static bool operator <=(Receipt left, Receipt right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Receipt left, Receipt right) => left.CompareTo(right) >= 0;
}
