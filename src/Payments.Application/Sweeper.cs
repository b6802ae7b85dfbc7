using Microsoft.Extensions.Logging;

using Payments.Application.Ports;
using Payments.Domain.Sessions;

namespace Payments.Application;

/// <summary>Finds sessions past their end and lets them expire.</summary>
/// <remarks>One that cannot be handled is looked at again later, so that it keeps no other waiting.</remarks>
public sealed class Sweeper(
    ISessionStore store, SessionLoop loop, EffectDispatch dispatch, ShellSettings settings, ILogger<Sweeper> log)
{
    /// <summary>How many at a time: enough to keep up, few enough to stop soon.</summary>
    public const int Batch = 100;

    readonly FaultLog faults = new(log, "The sweep");

    /// <summary>One sweep. Answers how many sessions were found.</summary>
    public async Task<int> Sweep(CancellationToken cancellation)
    {
        var due = faults.Heard(await store.Due(loop.Now, Batch, cancellation).ConfigureAwait(false));
        var keys = due.IfLeft(Seq<SessionKey>());
        foreach (var key in keys)
            await Expire(key, cancellation).ConfigureAwait(false);
        return keys.Count;
    }

    async Task Expire(SessionKey key, CancellationToken cancellation)
    {
        var expire = new PaymentCommand.Expire(loop.Now);
        var handled = await loop.Handle(key, expire, None, cancellation).ConfigureAwait(false);
        await handled.Match(Right: Begin, Left: why => Later(key, why, cancellation)).ConfigureAwait(false);
    }

    Task Begin(Handled handled)
    {
        _ = dispatch.Start(handled.Claimed);
        return Task.CompletedTask;
    }

    // What is refused was paid, cancelled or captured afresh in between: its row says so already.
    Task Later(SessionKey key, NotHandled why, CancellationToken cancellation)
    {
        if (why is NotHandled.Refused)
            return Task.CompletedTask;

        log.LogError(
            LogEvents.NotExpired, "Session {Session} is past its end and could not be expired: {Why}", key, why.Name);
        return store.SweepLater(key, loop.Now + settings.LongestWait, cancellation);
    }
}
