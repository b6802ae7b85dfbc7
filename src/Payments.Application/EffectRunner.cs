using Microsoft.Extensions.Logging;

using Payments.Application.Ports;
using Payments.Application.Telemetry;
using Payments.Domain.Sessions;

namespace Payments.Application;

/// <summary>Does one claimed effect, and tells its session what came of it.</summary>
/// <remarks>
/// Only an answer about the order itself becomes a fact. After every doubt the provider is asked how the order
/// stands; a request that was turned down is evidence only together with a query that finds no order, and only while
/// the claim holds under which it was made.
/// </remarks>
public sealed class EffectRunner(
    SessionLoop loop,
    ISessionStore store,
    IOutbox outbox,
    IPaymentProviders providers,
    IMerchantNotifier merchants,
    ShellSettings settings,
    ILogger<EffectRunner> log)
{
    // An order and the one after it.
    const int AskedAtOnce = 2;

    readonly NoticeDelivery notices = new(loop, store, outbox, merchants, settings, log);

    /// <summary>Runs the effect. Answers the effects that its outcome led to, claimed for this node.</summary>
    public async Task<Seq<ClaimedEffect>> Run(ClaimedEffect it, CancellationToken cancellation)
    {
        var name = $"effect {TelemetryWords.Of(it.Effect)}";
        var work = new WatchedWork(name, it.Claim.Session, TelemetryWords.Tags(it.Effect));
        var end = await work
            .Do(() => Do(it, cancellation), end => end.Outcome, outcome => PaymentTelemetry.Ran(it, outcome, loop.Now))
            .ConfigureAwait(false);
        return end.More;
    }

    Task<EffectEnd> Do(ClaimedEffect it, CancellationToken cancellation) =>
        it.Effect.Match(
            openOrder: open => WithProvider(it, provider => Open(it, open, provider, cancellation), cancellation),
            closeOrder: close => WithProvider(it, provider => Close(it, close, provider, cancellation), cancellation),
            notifyMerchant: notify => notices.Deliver(it, notify.Notice, cancellation));

    async Task<EffectEnd> Open(
        ClaimedEffect it, Effect.OpenOrder effect, IPaymentProvider provider, CancellationToken cancellation)
    {
        if (IsTooLateFor(it, provider))
            return LeftToTheOutbox(it);
        var pause = await PauseBefore(it, effect, cancellation).ConfigureAwait(false);
        if (pause > Duration.Zero)
            return await PutOff(it, pause, cancellation).ConfigureAwait(false);

        var number = new OrderNumber(it.Claim.Session.Payment, effect.Attempt);
        var opened = await provider.Open(number, effect.Terms, effect.Deadline, it.Until, cancellation)
            .ConfigureAwait(false);
        if (opened is OpenAnswer.Opened { Checkout: var checkout })
            return await Learn(it, new ProviderFact.Opened(effect.Attempt, checkout), cancellation)
                .ConfigureAwait(false);

        var query = await provider.Query(number, cancellation).ConfigureAwait(false);
        return await query.Match(
            payable: _ => Learn(it, new ProviderFact.Exists(effect.Attempt), cancellation),
            paid: paid => Learn(it, effect.Attempt, paid, cancellation),
            closed: closed => Learn(it, new ProviderFact.Closed(effect.Attempt, closed.How), cancellation),
            notFound: _ => opened is OpenAnswer.Refused refusal
                ? LearnRefused(it, effect.Attempt, refusal.Code, cancellation)
                : AskAgain(it, provider, cancellation),
            unknown: _ => AskAgain(it, provider, cancellation)).ConfigureAwait(false);
    }

    async Task<EffectEnd> Close(
        ClaimedEffect it, Effect.CloseOrder effect, IPaymentProvider provider, CancellationToken cancellation)
    {
        var number = new OrderNumber(it.Claim.Session.Payment, effect.Attempt);
        await provider.Close(number, it.Until, cancellation).ConfigureAwait(false);
        var query = await provider.Query(number, cancellation).ConfigureAwait(false);
        return await query.Match(
            payable: _ => AskAgain(it, provider, cancellation),
            paid: paid => Learn(it, effect.Attempt, paid, cancellation),
            closed: closed => Learn(it, new ProviderFact.Closed(effect.Attempt, closed.How), cancellation),
            notFound: _ => NothingToClose(it, effect.Attempt, provider, cancellation),
            unknown: _ => AskAgain(it, provider, cancellation)).ConfigureAwait(false);
    }

    // Where no order comes of it, as with links to a host that we do not know, or a merchant account that is closed, each
    // order gives way to another, or each capture asks for one. The second at once, because answers get lost and
    // refusals pass; then less and less often. Meanwhile the order is being prepared, and captures ask for nothing.
    async Task<Duration> PauseBefore(ClaimedEffect it, Effect.OpenOrder effect, CancellationToken cancellation)
    {
        if (effect.Attempt.Number <= AskedAtOnce || it.Claim.Token > 1)
            return Duration.Zero;

        var loaded = await store.Load(it.Claim.Session, cancellation).ConfigureAwait(false);
        var inVain = loaded.IfLeft(None).Map(stored => InVain(stored.History)).IfNone(0);
        return inVain < AskedAtOnce ? Duration.Zero : settings.BeforeRetry(inVain);
    }

    // Since the last order whose links were told.
    static int InVain(Seq<Recorded> history) =>
        history.Fold(0, static (count, it) =>
            it.Event is PaymentEvent.CheckoutOpened ? 0
            : it.Event is PaymentEvent.OrderRefused or PaymentEvent.CloseRequested { Because: Because.Replace } ? count + 1
            : count);

    // A node may stall between taking an effect and running it. A request that could still act when others may take the
    // effect could open an order after theirs was refused, and nobody would know of it.
    bool IsTooLateFor(ClaimedEffect it, IPaymentProvider provider) => loop.Now + provider.RequestValidity >= it.Until;

    // "Not found" is no fact: as long as the session waits for the order's end, the question stays open (ADR 3).
    async Task<EffectEnd> NothingToClose(
        ClaimedEffect it, Attempt attempt, IPaymentProvider provider, CancellationToken cancellation)
    {
        var loaded = await store.Load(it.Claim.Session, cancellation).ConfigureAwait(false);
        if (loaded.Case is Option<StoredSession> { Case: StoredSession stored }
            && !stored.Fold().WaitsForEndOf(attempt))
        {
            var completed = await outbox.Complete(it.Claim, loop.Now, cancellation).ConfigureAwait(false);
            return EffectEnd.Of(EffectEnd.Done, completed);
        }

        log.LogError(
            LogEvents.OrderUnknown,
            "The provider does not know order {Order}, which session {Session} waits for",
            new OrderNumber(it.Claim.Session.Payment, attempt), it.Claim.Session);
        return await AskAgain(it, provider, cancellation).ConfigureAwait(false);
    }

    async Task<EffectEnd> WithProvider(
        ClaimedEffect it, Func<IPaymentProvider, Task<EffectEnd>> run, CancellationToken cancellation)
    {
        if (providers.For(it.Claim.Session, loop).Case is IPaymentProvider provider)
            return await run(provider).ConfigureAwait(false);

        log.LogError(
            LogEvents.NoProvider,
            "No provider is configured for {Mode}; session {Session} waits", it.Claim.Session.Mode, it.Claim.Session);
        return await PutOff(it, settings.LongestWait, cancellation).ConfigureAwait(false);
    }

    async Task<EffectEnd> Learn(
        ClaimedEffect it, Attempt attempt, QueryAnswer.Paid paid, CancellationToken cancellation)
    {
        var more = Seq<ClaimedEffect>();
        if (paid.Refunded)
            more = (await Tell(it.Claim.Session, new ProviderFact.Refunded(attempt), None, cancellation)
                .ConfigureAwait(false)).More;
        var end = await Learn(it, paid.About(attempt), cancellation).ConfigureAwait(false);
        return end with { More = more + end.More };
    }

    // Opened, exists, closed and paid are true whenever they arrive: if the claim is lost, the fact is told without it.
    async Task<EffectEnd> Learn(ClaimedEffect it, ProviderFact fact, CancellationToken cancellation)
    {
        var command = new PaymentCommand.Learn(loop.Now, fact);
        var handled = await loop.Handle(it.Claim.Session, command, it.Claim, cancellation).ConfigureAwait(false);
        if (handled.Case is not NotHandled.ClaimLost)
            return EndOf(it.Claim.Session, handled);

        var told = await Tell(it.Claim.Session, fact, None, cancellation).ConfigureAwait(false);
        return told with { Outcome = EffectEnd.ClaimLost };
    }

    Task<EffectEnd> LearnRefused(
        ClaimedEffect it, Attempt attempt, string code, CancellationToken cancellation)
    {
        log.LogWarning(
            LogEvents.OrderRefused,
            "The provider refused order {Order}: {Code}", new OrderNumber(it.Claim.Session.Payment, attempt), code);
        return Tell(it.Claim.Session, new ProviderFact.Refused(attempt), it.Claim, cancellation);
    }

    async Task<EffectEnd> Tell(
        SessionKey key, ProviderFact fact, Option<Claim> completing, CancellationToken cancellation)
    {
        var command = new PaymentCommand.Learn(loop.Now, fact);
        var handled = await loop.Handle(key, command, completing, cancellation).ConfigureAwait(false);
        return EndOf(key, handled);
    }

    EffectEnd LeftToTheOutbox(ClaimedEffect it)
    {
        log.LogError(
            LogEvents.TooLateForEffect,
            "{Effect} of {Session} is left to the outbox: its request could act after the lease, which ends at {Until}",
            it.Claim.EffectKey, it.Claim.Session, it.Until);
        return EffectEnd.Of(EffectEnd.Left);
    }

    EffectEnd EndOf(SessionKey key, Either<NotHandled, Handled> told) =>
        told.Match(Right: it => new EffectEnd(EffectEnd.Done, it.Claimed), Left: why => Untold(key, why));

    // The effect stays in the outbox and is run again when its lease has ended.
    EffectEnd Untold(SessionKey key, NotHandled why)
    {
        log.LogWarning(
            LogEvents.NotTold, "Session {Session} could not be told what the provider said: {Why}", key, why.Name);
        return EffectEnd.Of(why);
    }

    // Never before the last request can no longer act: otherwise an old try could land after a new one was refused.
    Task<EffectEnd> AskAgain(ClaimedEffect it, IPaymentProvider provider, CancellationToken cancellation) =>
        PutOff(it, Duration.Max(settings.BeforeRetry(it.Claim.Token), provider.RequestValidity), cancellation);

    async Task<EffectEnd> PutOff(ClaimedEffect it, Duration wait, CancellationToken cancellation)
    {
        var now = loop.Now;
        return EffectEnd.Of(
            EffectEnd.PutOff, await outbox.PutOff(it.Claim, now, now + wait, cancellation).ConfigureAwait(false));
    }
}
