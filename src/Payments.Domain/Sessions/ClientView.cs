using Payments.Domain.Values;

namespace Payments.Domain.Sessions;

/// <summary>
/// What a client is shown of a session at one moment: reading it and capturing it answer from the same view.
/// </summary>
/// <remarks>docs/client-view.md is this class as a table.</remarks>
public sealed record ClientView
{
    ClientView(
        PaymentStatus status,
        string message,
        Option<CheckoutLinks> links = default,
        Option<Instant> expiresAt = default,
        Option<CancellationReason> cancellationReason = default) =>
        (Status, Message, Links, ExpiresAt, CancellationReason) =
        (status, message, links, expiresAt, cancellationReason);

    public PaymentStatus Status { get; }

    /// <summary>For people. The published reply says "Waiting for payment"; the other sentences are ours.</summary>
    public string Message { get; }

    /// <summary>Only while the customer can pay.</summary>
    public Option<CheckoutLinks> Links { get; }

    /// <summary>The first instant that is too late; absent once it no longer matters.</summary>
    public Option<Instant> ExpiresAt { get; }

    public Option<CancellationReason> CancellationReason { get; }

    public static ClientView Of(PaymentSession session, Instant now) =>
        session.AsOf(now).Match(
            pending: it => Of(it, now),
            paid: _ => new ClientView(PaymentStatus.Paid, "Paid"),
            cancelled: it => new ClientView(PaymentStatus.Cancelled, "Cancelled", cancellationReason: it.Reason),
            expired: _ => new ClientView(PaymentStatus.Expired, "Expired"));

    static ClientView Of(PaymentSession.Pending session, Instant now) =>
        session.Stage.Match(
            initialized: _ => Pending("Pending", session.ExpiresAt),
            opening: _ => session.IsLate(now) ? Expiring(session) : Preparing(session),
            awaiting: it => session.IsLate(now)
                ? Expiring(session)
                : Pending("Waiting for payment", session.ExpiresAt, it.Checkout.Links),
            closing: it => it.Because.Match(
                cancel: _ => Pending("Cancelling"),
                deadline: _ => Expiring(session),
                replace: _ => session.IsLate(now) ? Expiring(session) : Preparing(session)));

    static ClientView Preparing(PaymentSession.Pending session) => Pending("Preparing checkout", session.ExpiresAt);

    static ClientView Expiring(PaymentSession.Pending session) => Pending("Expiring", session.ExpiresAt);

    static ClientView Pending(
        string message, Option<Instant> expiresAt = default, Option<CheckoutLinks> links = default) =>
        new(PaymentStatus.Pending, message, links, expiresAt);
}
