using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

using Payments.Application.Ports;
using Payments.Application.Telemetry;
using Payments.Domain.Sessions;

namespace Payments.Application;

/// <summary>Tells a merchant one notice, and leaves in the outbox what is still to be done about it.</summary>
sealed class NoticeDelivery(
    SessionLoop loop,
    ISessionStore store,
    IOutbox outbox,
    IMerchantNotifier merchants,
    ShellSettings settings,
    ILogger log)
{
    // Whose notices were to be un-parked when the store did not answer.
    readonly ConcurrentDictionary<KeyHolder, byte> owed = new();

    public async Task<EffectEnd> Deliver(ClaimedEffect it, Notice notice, CancellationToken cancellation)
    {
        foreach (var (whose, _) in owed)
            await Unpark(whose, cancellation).ConfigureAwait(false);
        var loaded = await store.Load(it.Claim.Session, cancellation).ConfigureAwait(false);
        if (loaded.Case is not Option<StoredSession> { Case: StoredSession stored })
        {
            var why = loaded.Match(Right: _ => "absent", Left: fault => fault.Name);
            return await Untold(it, why, cancellation).ConfigureAwait(false);
        }

        var answer = await merchants.Notify(stored.Fold(), notice, cancellation).ConfigureAwait(false);
        return await answer.Match(
            delivered: _ => Complete(it, cancellation),
            tryLater: _ => TryLater(it, cancellation),
            busy: busy => PutOff(it, busy.Wait, cancellation),
            noEndpoint: _ => Keep(it, cancellation)).ConfigureAwait(false);
    }

    async Task<EffectEnd> Complete(ClaimedEffect it, CancellationToken cancellation) =>
        EffectEnd.Of(
            EffectEnd.Done, await outbox.Complete(it.Claim, loop.Now, cancellation).ConfigureAwait(false));

    Task<EffectEnd> Untold(ClaimedEffect it, string why, CancellationToken cancellation)
    {
        log.LogError(
            LogEvents.NoticeUntold,
            "{Effect} cannot be told: its session {Session} is {Why}", it.Claim.EffectKey, it.Claim.Session, why);
        return TryLater(it, cancellation);
    }

    // The last try is made when the patience ends, however long the wait would be.
    async Task<EffectEnd> TryLater(ClaimedEffect it, CancellationToken cancellation)
    {
        var (now, end) = (loop.Now, it.Since + settings.NoticePatience);
        if (now >= end)
            return await GiveUp(it, now, cancellation).ConfigureAwait(false);

        var next = Instant.Min(now + settings.BeforeNotice(now - it.Since), end);
        return await PutOff(it, now, next, cancellation).ConfigureAwait(false);
    }

    // No try was made, so none was the last.
    Task<EffectEnd> PutOff(ClaimedEffect it, Duration wait, CancellationToken cancellation)
    {
        var now = loop.Now;
        return PutOff(it, now, now + settings.Scattered(wait), cancellation);
    }

    async Task<EffectEnd> PutOff(ClaimedEffect it, Instant now, Instant next, CancellationToken cancellation) =>
        EffectEnd.Of(
            EffectEnd.PutOff, await outbox.PutOff(it.Claim, now, next, cancellation).ConfigureAwait(false));

    async Task<EffectEnd> GiveUp(ClaimedEffect it, Instant now, CancellationToken cancellation)
    {
        log.LogError(
            LogEvents.NoticeParked,
            "{Effect} of {Session} was not taken since {Since} and is parked; redeliver it by hand",
            it.Claim.EffectKey, it.Claim.Session, it.Since);
        return EffectEnd.Of(
            EffectEnd.Parked, await outbox.Park(it.Claim, now, cancellation).ConfigureAwait(false));
    }

    // Whoever added an endpoint while we looked for one has un-parked everything but this.
    async Task<EffectEnd> Keep(ClaimedEffect it, CancellationToken cancellation)
    {
        var whose = new KeyHolder(it.Claim.Session.Business, it.Claim.Session.Mode);
        var parked = await outbox.Park(it.Claim, loop.Now, cancellation).ConfigureAwait(false);
        if (await merchants.HasEndpoint(whose, cancellation).ConfigureAwait(false))
            await Unpark(whose, cancellation).ConfigureAwait(false);
        return EffectEnd.Of(EffectEnd.Parked, parked);
    }

    // What a store does not do now is done before the next notice, whoever's that is.
    async Task Unpark(KeyHolder whose, CancellationToken cancellation)
    {
        owed.TryAdd(whose, 0);
        var unparked = await outbox.Unpark(whose, loop.Now, cancellation).ConfigureAwait(false);
        if (unparked.IsRight)
            owed.TryRemove(whose, out _);
    }
}
