namespace Payments.Application.Ports;

/// <summary>What is known of an API key that was added; the key itself is not.</summary>
/// <param name="Hash">Which key. Its first digits are its name for people.</param>
/// <param name="Holder">What it opens, or opened.</param>
/// <param name="Name">What people call it.</param>
/// <param name="AddedAt">When it was added.</param>
/// <param name="RevokedAt">When it ceased to open anything.</param>
public sealed record KeptKey(
    ApiKeyHash Hash, KeyHolder Holder, Option<KeyName> Name, Instant AddedAt, Option<Instant> RevokedAt);
