using Payments.Domain.Sessions;

namespace Payments.Application.Ports;

/// <summary>Everything that one decision stores, in one transaction.</summary>
/// <param name="Key">Whose history grows.</param>
/// <param name="ExpectedVersion">The version that the decision was made on; 0 opens the session.</param>
/// <param name="At">When; also the time by which claims are judged.</param>
/// <param name="Events">What happened; never empty. The first of a new session is its opening.</param>
/// <param name="Row">The session after the events.</param>
/// <param name="Effects">What must be done because of them.</param>
/// <param name="Completing">The effect whose answer this is: completed with the events, or nothing is stored.</param>
/// <param name="Lease">Under which the appending node takes the new effects that it may run at once.</param>
public sealed record SessionAppend(
    SessionKey Key,
    long ExpectedVersion,
    Instant At,
    Seq<PaymentEvent> Events,
    SessionRow Row,
    Seq<Effect> Effects,
    Option<Claim> Completing,
    Lease Lease);
