namespace Payments.Application.Telemetry;

/// <summary>What is told with a measurement or a span. docs/operations.md says which values there are.</summary>
public static class TelemetryTags
{
    public const string Anomaly = "payments.anomaly";

    public const string Effect = "payments.effect";

    public const string Endpoint = "payments.endpoint_id";

    public const string Lane = "payments.lane";

    public const string Message = "payments.webhook_id";

    public const string Mode = "payments.mode";

    public const string Notice = "payments.notice";

    public const string Operation = "payments.operation";

    public const string Outcome = "payments.outcome";

    /// <summary>Of spans only: an instrument with as many values as there are payments could not be kept.</summary>
    public const string Payment = "payments.payment_id";

    public const string Provider = "payments.provider";

    public const string Status = "payments.status";

    public const string Surplus = "payments.surplus";
}
