namespace Payments.Http.Specs.OpenApi;

/// <summary>What the contract promises before the code has it. Each line goes when its code comes.</summary>
static class Coming
{
    public static readonly IReadOnlyList<string> Routes =
        ["GET /health/live", "GET /health/ready", "GET /payments", "GET /payments/stats"];

    public static readonly IReadOnlyList<string> Codes =
        ["idempotency_key_in_flight", "idempotency_key_malformed", "idempotency_key_reused"];
}
