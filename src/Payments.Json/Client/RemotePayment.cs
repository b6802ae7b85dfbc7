using Payments.Domain.Values;

namespace Payments.Json.Client;

/// <summary>A payment as a reply tells of it, as far as its client needs to be told.</summary>
/// <remarks>Neither the customer nor the metadata are read: the client has sent them.</remarks>
/// <param name="Id">What the server calls it.</param>
/// <param name="Amount">What is to be collected.</param>
/// <param name="Reference">What the client calls it.</param>
/// <param name="Status">How far it is, in the server's own word.</param>
/// <param name="Mode">Whether real money moves.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="AmountPaid">What was paid, where a reply tells it apart from the amount. Undocumented.</param>
/// <param name="CancellationReason">For people; the API writes none as null and as an empty text.</param>
public sealed record RemotePayment(
    RemotePaymentId Id,
    Money Amount,
    Reference Reference,
    StatusWord Status,
    Option<Mode> Mode,
    Option<Instant> CreatedAt,
    Option<Money> AmountPaid,
    Option<string> CancellationReason)
{
    /// <summary>Without the reason, which somebody typed: replies end up in logs.</summary>
    public override string ToString() => $"{Id}, {Reference}: {Amount}, {Status}";
}
