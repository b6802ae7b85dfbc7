using Payments.Application.Ports;
using Payments.Application.Telemetry;
using Payments.Domain.Sessions;

namespace Payments.Application;

/// <summary>What became of a command: the session after it, and the effects that this node may run at once.</summary>
public sealed record Handled(PaymentSession Session, Seq<ClaimedEffect> Claimed);

/// <summary>The one loop that serves every command, wherever it comes from: read, decide, append.</summary>
public sealed class SessionLoop(ISessionStore store, IOutbox outbox, IClock clock, ShellSettings settings)
{
    public Instant Now => clock.Now();

    public Lease LeaseFrom(Instant now) => new(settings.Node, now, now + settings.Lease);

    /// <summary>Opens a session under its terms; or finds the one that was opened under the same id before.</summary>
    public Task<Either<NotHandled, Handled>> Open(PaymentTerms terms, CancellationToken cancellation) =>
        Told("open", SessionKey.Of(terms), () => Begin(terms, cancellation));

    async Task<Either<NotHandled, Handled>> Begin(PaymentTerms terms, CancellationToken cancellation)
    {
        var opened = PaymentDecider.Start(terms);
        var session = PaymentDecider.Begin(opened);
        var events = Seq1<PaymentEvent>(opened);
        var append = Append(session, 0, events, Seq<Effect>(), None, terms.CreatedAt);
        var appended = await store.Append(append, cancellation).ConfigureAwait(false);
        if (appended.Case is Appended.Stored)
            PaymentTelemetry.Stored(None, session, events);
        return appended.Case switch
        {
            Appended.Stored stored => new Handled(session, stored.Claimed),
            Appended.ReferenceTaken taken => new NotHandled.ReferenceTaken(taken.By),
            StoreFault fault => new NotHandled.StoreFailed(fault),
            _ => await Opened(append.Key, cancellation).ConfigureAwait(false),
        };
    }

    // Ids are never used twice: whoever opened it did not live to say so, and this is the same request.
    async Task<Either<NotHandled, Handled>> Opened(SessionKey key, CancellationToken cancellation)
    {
        var loaded = await store.Load(key, cancellation).ConfigureAwait(false);
        return loaded.Match(
            Right: found => found.Match<Either<NotHandled, Handled>>(
                Some: it => new Handled(it.Fold(), Seq<ClaimedEffect>()),
                None: () => new NotHandled.Contended(1)),
            Left: fault => new NotHandled.StoreFailed(fault));
    }

    /// <summary>Obeys a command, deciding again as long as others append first.</summary>
    /// <param name="key">Which session.</param>
    /// <param name="command">What is wanted or known.</param>
    /// <param name="completing">The effect that this answers. If its claim is lost nothing is stored.</param>
    /// <param name="cancellation">Stops between steps, never within one.</param>
    public Task<Either<NotHandled, Handled>> Handle(
        SessionKey key, PaymentCommand command, Option<Claim> completing, CancellationToken cancellation) =>
        Told(TelemetryWords.Of(command), key, () => Obey(key, command, completing, cancellation));

    async Task<Either<NotHandled, Handled>> Obey(
        SessionKey key, PaymentCommand command, Option<Claim> completing, CancellationToken cancellation)
    {
        for (var tries = 0; tries < settings.MaxTries; tries++)
        {
            var loaded = await store.Load(key, cancellation).ConfigureAwait(false);
            if (loaded.Case is StoreFault unread)
                return new NotHandled.StoreFailed(unread);
            if (loaded.Case is not Option<StoredSession> { Case: StoredSession stored })
                return new NotHandled.NoSuchSession();

            var before = stored.Fold();
            var decision = PaymentDecider.Decide(before, command);
            if (decision.Case is Refusal why)
                return new NotHandled.Refused(why);

            var events = decision.IfLeft(Seq<PaymentEvent>());
            if (events.IsEmpty)
                return await Complete(before, completing, cancellation).ConfigureAwait(false);

            var (after, effects) = Tell(before, events);
            var append = Append(after, stored.Version, events, effects, completing, Now);
            var appended = await store.Append(append, cancellation).ConfigureAwait(false);
            if (appended.Case is StoreFault unstored)
                return new NotHandled.StoreFailed(unstored);
            if (appended.Case is Appended.Stored done)
            {
                PaymentTelemetry.Stored(before.Status, after, events);
                return new Handled(after, done.Claimed);
            }

            if (appended.Case is Appended.ClaimLost)
                return new NotHandled.ClaimLost();
        }

        return new NotHandled.Contended(settings.MaxTries);
    }

    static Task<Either<NotHandled, Handled>> Told(
        string command, SessionKey key, Func<Task<Either<NotHandled, Handled>>> work) =>
        new WatchedWork($"decide {command}", key)
            .Do(work, it => it.Match(Right: done => done.Session.Status.Word, Left: TelemetryWords.Of), _ => { });

    // Each event is seen with the session just before it.
    static (PaymentSession After, Seq<Effect> Effects) Tell(PaymentSession before, Seq<PaymentEvent> events) =>
        events.Fold(
            (before, Seq<Effect>()),
            static (told, happened) => (
                PaymentDecider.Evolve(told.Item1, happened),
                told.Item2 + PaymentDecider.React(told.Item1, happened)));

    async Task<Either<NotHandled, Handled>> Complete(
        PaymentSession session, Option<Claim> completing, CancellationToken cancellation)
    {
        if (completing.Case is Claim claim)
        {
            var completed = await outbox.Complete(claim, Now, cancellation).ConfigureAwait(false);
            if (completed.Case is StoreFault fault)
                return new NotHandled.StoreFailed(fault);
            if (completed.Case is false)
                return new NotHandled.ClaimLost();
        }

        return new Handled(session, Seq<ClaimedEffect>());
    }

    SessionAppend Append(
        PaymentSession after,
        long version,
        Seq<PaymentEvent> events,
        Seq<Effect> effects,
        Option<Claim> completing,
        Instant at) =>
        new(
            SessionKey.Of(after.Terms),
            version,
            at,
            events,
            SessionRow.Of(after, at + settings.BeforeAsking()),
            effects,
            completing,
            LeaseFrom(at));
}
