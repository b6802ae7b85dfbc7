using Payments.Application.Ports;
using Payments.Domain.Sessions;

namespace Payments.Application;

/// <summary>Finds sessions past their end and lets them expire.</summary>
public sealed class Sweeper(ISessionStore store, SessionLoop loop, EffectDispatch dispatch)
{
    /// <summary>How many at a time: enough to keep up, few enough to stop soon.</summary>
    public const int Batch = 100;

    /// <summary>One sweep. Answers how many sessions were found.</summary>
    public async Task<int> Sweep(CancellationToken cancellation)
    {
        var due = await store.Due(loop.Now, Batch, cancellation).ConfigureAwait(false);
        return await due.Match(Right: it => Expire(it, cancellation), Left: _ => Task.FromResult(0))
            .ConfigureAwait(false);
    }

    // What is refused was paid, cancelled or captured afresh in between: nothing to do.
    async Task<int> Expire(Seq<SessionKey> keys, CancellationToken cancellation)
    {
        foreach (var key in keys)
        {
            var expire = new PaymentCommand.Expire(loop.Now);
            var handled = await loop.Handle(key, expire, None, cancellation).ConfigureAwait(false);
            _ = handled.Match(Right: it => dispatch.Start(it.Claimed), Left: _ => Task.CompletedTask);
        }

        return keys.Count;
    }
}
