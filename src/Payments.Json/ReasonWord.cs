using Payments.Domain.Sessions;

namespace Payments.Json;

/// <summary>Who cancelled, on the wire and in the store.</summary>
static class ReasonWord
{
    public const string ByMerchant = "by_merchant";
    public const string ByProvider = "by_provider";

    public static string Of(CancellationReason reason) =>
        reason.Match(byMerchant: _ => ByMerchant, byProvider: _ => ByProvider);
}
