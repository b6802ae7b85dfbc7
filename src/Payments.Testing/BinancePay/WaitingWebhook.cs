namespace Payments.Testing.BinancePay;

/// <summary>A webhook that nobody has acknowledged yet.</summary>
/// <param name="Stamp">The timestamp and nonce of its last try, if there was one.</param>
sealed record WaitingWebhook(
    long Number,
    long Place,
    WebhookBody Body,
    Instant DueAt,
    int Tries,
    Option<(string Timestamp, string Nonce)> Stamp);
