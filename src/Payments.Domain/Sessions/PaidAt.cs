namespace Payments.Domain.Sessions;

/// <summary>
/// When the money moved, by the provider's clock. The only time that decides whether a payment is late (S4).
/// </summary>
public sealed record PaidAt(Instant Instant);
