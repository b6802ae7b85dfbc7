using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Json;

/// <summary>A payment as a reply shows it.</summary>
/// <param name="Id">Which payment.</param>
/// <param name="Correlation">What ties together everything that was done for it.</param>
/// <param name="Mode">Whether real money moves.</param>
/// <param name="Amount">What is to be collected.</param>
/// <param name="Customer">From whom.</param>
/// <param name="Reference">The merchant's name for it.</param>
/// <param name="Description">What the customer reads about it.</param>
/// <param name="Order">What is bought; newer editions of the API leave it out of the metadata.</param>
/// <param name="Metadata">The merchant's own notes, without the order.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="CancellationReason">For people. Absent if it was null or empty: the API writes both.</param>
/// <param name="Status">How far it is.</param>
public sealed record PaymentReply(
    PaymentId Id,
    CorrelationId Correlation,
    Mode Mode,
    Money Amount,
    Customer Customer,
    Reference Reference,
    Description Description,
    Option<Order> Order,
    Metadata Metadata,
    Instant CreatedAt,
    Option<string> CancellationReason,
    StatusWord Status)
{
    public static PaymentReply Of(PaymentTerms terms, ClientView view) =>
        new(
            terms.Id,
            terms.Correlation,
            terms.Mode,
            terms.Request.Amount,
            terms.Request.Customer,
            terms.Request.Reference,
            terms.Request.Description,
            terms.Request.Order,
            terms.Request.Metadata,
            terms.CreatedAt,
            view.CancellationReason.Map(CancellationText.Of),
            StatusWord.Of(view.Status));

    /// <summary>Without what the merchant wrote: replies end up in logs.</summary>
    public override string ToString() => $"{Mode} {Id}: {Amount}, {Status}";
}
