using Microsoft.Extensions.Logging;

namespace Payments.BinancePay;

/// <summary>What this package may log: numbers and names that alarms know, 3000 to 3999.</summary>
static class LogEvents
{
    public static readonly EventId NotSent = new(3001, "not_sent");

    public static readonly EventId NoAnswer = new(3002, "no_answer");

    public static readonly EventId AnswerNotUnderstood = new(3003, "answer_not_understood");

    public static readonly EventId Undocumented = new(3004, "undocumented");

    public static readonly EventId OrderNotUsable = new(3005, "order_not_usable");

    public static readonly EventId OrderNotReadable = new(3006, "order_not_readable");

    public static readonly EventId TurnedDown = new(3007, "turned_down");

    public static readonly EventId NoCertificates = new(3008, "no_certificates");

    public static readonly EventId FetchBrokeOff = new(3009, "fetch_broke_off");

    public static readonly EventId CertificatesNotUsable = new(3010, "certificates_not_usable");

    public static readonly EventId WebhookForgotten = new(3011, "webhook_forgotten");

    public static readonly EventId WebhookUnconfirmed = new(3012, "webhook_unconfirmed");

    public static readonly EventId WebhookNotHandled = new(3013, "webhook_not_handled");

    public static readonly EventId WebhookWithoutEffect = new(3014, "webhook_without_effect");
}
