namespace Payments.Domain.Sessions;

/// <summary>
/// When we heard of a payment. It decides nothing: a payment made in time and reported days later is on time (S4).
/// </summary>
public sealed record ReceivedAt(Instant Instant);
