using Microsoft.Extensions.Logging;

using Payments.Application.Ports;
using Payments.Application.Telemetry;
using Payments.Domain.Sessions;

namespace Payments.Application;

/// <summary>
/// Asks the provider about orders that have awaited payment for long: webhooks can be lost or switched off.
/// </summary>
/// <remarks>Orders that are being opened or closed are asked about by their own effects.</remarks>
public sealed class Reconciler(
    ISessionStore store,
    SessionLoop loop,
    IPaymentProviders providers,
    EffectDispatch dispatch,
    ShellSettings settings,
    ILogger<Reconciler> log)
{
    /// <summary>How many at a time.</summary>
    public const int Batch = 100;

    /// <summary>How many questions are open at once: each waits for the provider.</summary>
    public const int AtOnce = 16;

    readonly FaultLog faults = new(log, "Asking about orders");

    /// <summary>One round. Answers how many sessions were asked about.</summary>
    public async Task<int> Reconcile(CancellationToken cancellation)
    {
        var found = faults.Heard(await store.ToAsk(loop.Now, Batch, cancellation).ConfigureAwait(false));
        var keys = found.IfLeft(Seq<SessionKey>());
        var asked = 0;
        foreach (var some in keys.Chunk(AtOnce))
        {
            var each = await Task.WhenAll(some.Select(key => AskInTurn(key, cancellation))).ConfigureAwait(false);
            asked += each.Count(it => it);
        }

        return asked;
    }

    /// <summary>Asks about the last order of a session now, as after a hint that it has changed.</summary>
    public async Task<Either<NotHandled, Unit>> Ask(SessionKey key, CancellationToken cancellation)
    {
        var loaded = await store.Load(key, cancellation).ConfigureAwait(false);
        if (loaded.Case is StoreFault fault)
            return new NotHandled.StoreFailed(fault);
        if (loaded.Case is not Option<StoredSession> { Case: StoredSession stored })
            return new NotHandled.NoSuchSession();

        var last = stored.Fold().Orders.LastAttempt;
        return last == Attempt.None
            ? unit
            : (await Ask(key, last, cancellation).ConfigureAwait(false)).Map(_ => unit);
    }

    /// <summary>
    /// Asks about one order of a session now, as after a hint that names it. Answers what the provider said, and then
    /// the session knows it too.
    /// </summary>
    public async Task<Either<NotHandled, QueryAnswer>> Ask(
        SessionKey key, Attempt attempt, CancellationToken cancellation)
    {
        if (providers.For(key, loop).Case is not IPaymentProvider provider)
            return new NotHandled.NoProvider(key.Mode);

        var answer = await provider.Query(new OrderNumber(key.Payment, attempt), cancellation).ConfigureAwait(false);
        foreach (var fact in Facts(answer, attempt))
        {
            var learn = new PaymentCommand.Learn(loop.Now, fact);
            var handled = await loop.Handle(key, learn, None, cancellation).ConfigureAwait(false);
            if (handled.Case is NotHandled why)
                return why;
            if (handled.Case is Handled done)
                _ = dispatch.Start(done.Claimed);
        }

        return answer;
    }

    // Put off first: another node then finds the next ones, and a crash costs one round. Where nothing can be put off,
    // as on a full disk, nobody is asked: the same sessions would come up again at once, and for ever.
    async Task<bool> AskInTurn(SessionKey key, CancellationToken cancellation)
    {
        var later = await store.AskLater(key, loop.Now + settings.BeforeAsking(), cancellation).ConfigureAwait(false);
        if (faults.Heard(later).IsLeft)
            return false;

        var asked = await Ask(key, cancellation).ConfigureAwait(false);
        asked.IfLeft(why => log.LogWarning(
            LogEvents.NotAsked, "Session {Session} could not be asked about: {Why}", key, why.Name));
        return true;
    }

    // "Payable" is no news here, and "not found" never is a fact.
    static Seq<ProviderFact> Facts(QueryAnswer answer, Attempt attempt) =>
        answer.Match(
            payable: _ => Seq<ProviderFact>(),
            paid: it => it.Refunded
                ? Seq(it.About(attempt), new ProviderFact.Refunded(attempt))
                : Seq1(it.About(attempt)),
            closed: it => Seq1<ProviderFact>(new ProviderFact.Closed(attempt, it.How)),
            notFound: _ => Seq<ProviderFact>(),
            unknown: _ => Seq<ProviderFact>());
}
