using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application.Ports;

/// <summary>What is kept beside the events so that sessions can be found without reading them all.</summary>
/// <param name="Reference">Unique per business and mode.</param>
/// <param name="Status">The public status.</param>
/// <param name="CreatedAt">When the session was opened.</param>
/// <param name="DueAt">When a sweep has something to do: the end of a session that nobody is closing yet.</param>
/// <param name="AskAt">When the provider is to be asked how the order stands, in case its webhook was lost.</param>
/// <param name="LapsesAt">From when on it counts as expired, swept or not: no order of it can be paid (S7).</param>
public sealed record SessionRow(
    Reference Reference,
    PaymentStatus Status,
    Instant CreatedAt,
    Option<Instant> DueAt,
    Option<Instant> AskAt,
    Option<Instant> LapsesAt)
{
    public static SessionRow Of(PaymentSession session, Instant askAt) =>
        new(
            session.Terms.Request.Reference,
            session.Status,
            session.Terms.CreatedAt,
            Due(session),
            Ask(session, askAt),
            Lapse(session));

    /// <summary>The status that the session has at <paramref name="now"/>, as AsOf of the session tells it.</summary>
    public PaymentStatus StatusAt(Instant now) => LapsesAt.Exists(it => it <= now) ? PaymentStatus.Expired : Status;

    static Option<Instant> Due(PaymentSession session) =>
        session.Match(
            pending: it => it.Stage.Match(
                initialized: _ => Some(it.ExpiresAt),
                opening: _ => it.ExpiresAt,
                awaiting: _ => it.ExpiresAt,
                closing: order => order.Because is Because.Replace ? Some(it.ExpiresAt) : None),
            paid: _ => None,
            cancelled: _ => None,
            expired: _ => None);

    static Option<Instant> Ask(PaymentSession session, Instant askAt) =>
        session is PaymentSession.Pending { Stage: Stage.Awaiting } ? Some(askAt) : None;

    static Option<Instant> Lapse(PaymentSession session) =>
        session is PaymentSession.Pending { Stage: Stage.Initialized } it ? Some(it.Deadline) : None;
}
