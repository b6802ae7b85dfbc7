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
    public async Task<EffectEnd> Deliver(ClaimedEffect it, Notice notice, CancellationToken cancellation)
    {
        var loaded = await store.Load(it.Claim.Session, cancellation).ConfigureAwait(false);
        if (loaded.Case is not Option<StoredSession> { Case: StoredSession stored })
            return EffectEnd.Of(loaded.IsLeft ? EffectEnd.StoreFailed : EffectEnd.Left);

        var answer = await merchants.Notify(stored.Fold(), notice, cancellation).ConfigureAwait(false);
        return await answer.Match(
            delivered: _ => Complete(it, cancellation),
            tryLater: _ => TryLater(it, cancellation),
            noEndpoint: _ => Keep(it, cancellation)).ConfigureAwait(false);
    }

    async Task<EffectEnd> Complete(ClaimedEffect it, CancellationToken cancellation) =>
        EffectEnd.Of(
            EffectEnd.Done, await outbox.Complete(it.Claim, loop.Now, cancellation).ConfigureAwait(false));

    // The last try is made when the patience ends, however long the wait would be.
    async Task<EffectEnd> TryLater(ClaimedEffect it, CancellationToken cancellation)
    {
        var (now, end) = (loop.Now, it.Since + settings.NoticePatience);
        if (now >= end)
            return await GiveUp(it, now, cancellation).ConfigureAwait(false);

        var next = Instant.Min(now + settings.BeforeNotice(it.Claim.Token), end);
        return EffectEnd.Of(
            EffectEnd.PutOff, await outbox.PutOff(it.Claim, now, next, cancellation).ConfigureAwait(false));
    }

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
            await outbox.Unpark(whose, loop.Now, cancellation).ConfigureAwait(false);
        return EffectEnd.Of(EffectEnd.Parked, parked);
    }
}
