using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

using Payments.Application.Ports;
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

    public async Task Deliver(ClaimedEffect it, Notice notice, CancellationToken cancellation)
    {
        foreach (var (whose, _) in owed)
            await Unpark(whose, cancellation).ConfigureAwait(false);
        var loaded = await store.Load(it.Claim.Session, cancellation).ConfigureAwait(false);
        if (loaded.Case is not Option<StoredSession> { Case: StoredSession stored })
        {
            await Untold(it, loaded.Match(Right: _ => "absent", Left: fault => fault.Name), cancellation)
                .ConfigureAwait(false);
            return;
        }

        var answer = await merchants.Notify(stored.Fold(), notice, cancellation).ConfigureAwait(false);
        await answer.Match<Task>(
            delivered: _ => outbox.Complete(it.Claim, loop.Now, cancellation),
            tryLater: _ => TryLater(it, cancellation),
            busy: busy => PutOff(it, busy.Wait, cancellation),
            noEndpoint: _ => Keep(it, cancellation)).ConfigureAwait(false);
    }

    Task Untold(ClaimedEffect it, string why, CancellationToken cancellation)
    {
        log.LogError(
            "{Effect} cannot be told: its session {Session} is {Why}", it.Claim.EffectKey, it.Claim.Session, why);
        return TryLater(it, cancellation);
    }

    // The last try is made when the patience ends, however long the wait would be.
    Task TryLater(ClaimedEffect it, CancellationToken cancellation)
    {
        var (now, end) = (loop.Now, it.Since + settings.NoticePatience);
        return now < end
            ? outbox.PutOff(
                it.Claim, now, Instant.Min(now + settings.BeforeNotice(now - it.Since), end), cancellation)
            : GiveUp(it, now, cancellation);
    }

    // No try was made, so none was the last.
    Task PutOff(ClaimedEffect it, Duration wait, CancellationToken cancellation)
    {
        var now = loop.Now;
        return outbox.PutOff(it.Claim, now, now + settings.Scattered(wait), cancellation);
    }

    Task GiveUp(ClaimedEffect it, Instant now, CancellationToken cancellation)
    {
        log.LogError(
            "{Effect} of {Session} was not taken since {Since} and is parked; redeliver it by hand",
            it.Claim.EffectKey, it.Claim.Session, it.Since);
        return outbox.Park(it.Claim, now, cancellation);
    }

    // Whoever added an endpoint while we looked for one has un-parked everything but this.
    async Task Keep(ClaimedEffect it, CancellationToken cancellation)
    {
        var whose = new KeyHolder(it.Claim.Session.Business, it.Claim.Session.Mode);
        await outbox.Park(it.Claim, loop.Now, cancellation).ConfigureAwait(false);
        if (await merchants.HasEndpoint(whose, cancellation).ConfigureAwait(false))
            await Unpark(whose, cancellation).ConfigureAwait(false);
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
