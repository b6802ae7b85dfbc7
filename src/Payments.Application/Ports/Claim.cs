using Payments.Domain.Sessions;

namespace Payments.Application.Ports;

/// <summary>For how long, and for whom, effects are taken. From <c>Until</c> on others may take them.</summary>
public sealed record Lease(string Node, Instant Now, Instant Until);

/// <summary>
/// The right to run one effect. <c>Token</c> counts how often it was taken, so an old claim is told from a new one.
/// </summary>
public sealed record Claim(SessionKey Session, string EffectKey, int Token);

/// <summary>An effect to run now.</summary>
/// <param name="Claim">The right to run it.</param>
/// <param name="Effect">What is to be done.</param>
/// <param name="Until">The end of the lease: from then on others may take it.</param>
/// <param name="Since">Since when it is tried: when it was queued, or un-parked last.</param>
public sealed record ClaimedEffect(Claim Claim, Effect Effect, Instant Until, Instant Since);
