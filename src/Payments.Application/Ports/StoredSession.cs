using Payments.Domain.Sessions;

namespace Payments.Application.Ports;

/// <summary>One stored event, its place in the session's history (from 1) and when it was stored.</summary>
public sealed record Recorded(long Position, Instant At, PaymentEvent Event);

/// <summary>The whole history of a session. Its version is the position of its last event.</summary>
public sealed record StoredSession(PaymentEvent.SessionOpened Opened, Seq<Recorded> History)
{
    public long Version => History.Count;

    /// <summary>The session that the events tell of.</summary>
    public PaymentSession Fold() =>
        History.Fold(PaymentDecider.Begin(Opened), (session, it) => PaymentDecider.Evolve(session, it.Event));
}
