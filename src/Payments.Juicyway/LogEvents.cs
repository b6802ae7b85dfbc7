using Microsoft.Extensions.Logging;

namespace Payments.Juicyway;

/// <summary>What this package may log: numbers and names that alarms know, 6000 to 6999.</summary>
static class LogEvents
{
    public static readonly EventId AskedInVain = new(6001, "juicyway_asked_in_vain");

    public static readonly EventId NoAnswer = new(6002, "juicyway_no_answer");

    public static readonly EventId AnotherPayment = new(6003, "juicyway_another_payment");

    public static readonly EventId OrderNotUsable = new(6004, "juicyway_order_not_usable");

    public static readonly EventId OrderUnclear = new(6005, "juicyway_order_unclear");

    public static readonly EventId WebhookUnconfirmed = new(6006, "juicyway_webhook_unconfirmed");

    public static readonly EventId WebhookWithoutEffect = new(6007, "juicyway_webhook_without_effect");

    public static readonly EventId WebhookNotHandled = new(6008, "juicyway_webhook_not_handled");
}
