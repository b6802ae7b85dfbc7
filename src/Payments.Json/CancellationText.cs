using Payments.Domain.Sessions;

namespace Payments.Json;

/// <summary>Who ended a session, as people read it in <c>cancellation_reason</c>.</summary>
static class CancellationText
{
    public static string Of(CancellationReason reason) =>
        reason.Match(
            byMerchant: it => it.Note.Match(Some: note => note.Text, None: () => "Cancelled by the merchant"),
            byProvider: _ => "Cancelled at the provider");
}
