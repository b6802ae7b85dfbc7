using Microsoft.Extensions.Logging;

namespace Payments.Webhooks;

/// <summary>What this package may log: numbers and names that alarms know, 4000 to 4999.</summary>
static class LogEvents
{
    public static readonly EventId WebhookNotTaken = new(4001, "webhook_not_taken");
}
