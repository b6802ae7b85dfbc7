using Payments.Domain.Sessions;

namespace Payments.Json;

/// <summary>What a notice is called in <c>event</c> (docs.juicyway.com, "Webhooks"; surplus is ours).</summary>
public static class NoticeWord
{
    public const string Succeeded = "payment.session.succeeded";
    public const string Failed = "payment.session.failed";
    public const string Surplus = "payment.session.surplus";

    public static string Of(Notice notice) =>
        notice.Match(succeeded: _ => Succeeded, failed: _ => Failed, surplus: _ => Surplus);
}
