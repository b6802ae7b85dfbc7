using Payments.Domain.Sessions;

namespace Payments.Json;

/// <summary>What an effect and its notice are called in the store.</summary>
static class EffectWord
{
    public const string OpenOrder = "open_order";
    public const string CloseOrder = "close_order";
    public const string NotifyMerchant = "notify_merchant";

    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Surplus = "surplus";

    public static string Of(Effect effect) =>
        effect.Match(openOrder: _ => OpenOrder, closeOrder: _ => CloseOrder, notifyMerchant: _ => NotifyMerchant);

    public static string Of(Notice notice) =>
        notice.Match(succeeded: _ => Succeeded, failed: _ => Failed, surplus: _ => Surplus);
}
