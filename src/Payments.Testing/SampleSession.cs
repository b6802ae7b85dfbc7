using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Testing;

/// <summary>A session to append to, as the shell would: its number decides its id, reference and amount.</summary>
/// <remarks>What it appends is lawful for a store, which does not judge stories.</remarks>
public sealed record SampleSession(int Number)
{
    public BusinessId Business { get; init; } = Samples.Business(1);

    public Mode Mode { get; init; } = Mode.Test;

    public Reference Reference { get; init; } = Samples.Reference(Number);

    public Instant OpenedAt { get; init; } = Samples.Noon;

    public PaymentId Payment => Samples.Payment(Number);

    public SessionKey Key => new(Business, Mode, Payment);

    public PaymentTerms Terms =>
        Samples.Terms(Payment, Business, Mode, Samples.Request(Number, Reference), OpenedAt);

    /// <summary>Pending, with nothing for a sweep or a query to do.</summary>
    public SessionRow Row => new(Reference, PaymentStatus.Pending, OpenedAt, None, None, None);

    public Effect OpenOrder(int attempt) => new Effect.OpenOrder(new Attempt(attempt), Terms, Terms.Deadline);

    public static Effect CloseOrder(int attempt) => new Effect.CloseOrder(new Attempt(attempt));

    public static Effect Notify(int transaction) =>
        new Effect.NotifyMerchant(new Notice.Surplus(Attempt.First, Samples.Transaction(transaction)));

    public PaymentEvent Requested(int attempt) => new PaymentEvent.OrderRequested(new Attempt(attempt), Terms.Deadline);

    /// <summary>The append that opens it.</summary>
    public SessionAppend Open(params IEnumerable<Effect> effects) =>
        new(
            Key,
            0,
            OpenedAt,
            Seq1<PaymentEvent>(new PaymentEvent.SessionOpened(Terms)),
            Row,
            toSeq(effects.ToArray()),
            None,
            LeaseAt(OpenedAt));

    /// <summary>An append of one event after so many.</summary>
    public SessionAppend Append(long version, Instant at, params IEnumerable<Effect> effects) =>
        new(
            Key,
            version,
            at,
            Seq1(Requested((int)version)),
            Row,
            toSeq(effects.ToArray()),
            None,
            LeaseAt(at));

    /// <summary>Half a minute, for one node.</summary>
    public static Lease LeaseAt(Instant now) => new("node 1", now, now + Duration.FromSeconds(30));
}
