using Microsoft.Extensions.Logging;

using Payments.Application.Ports;

namespace Payments.Application;

/// <summary>Takes effects whose time has come, or whose node has died, and has them run.</summary>
/// <remarks>
/// Each lane has places of its own, and only what was taken here fills them: neither a slow receiver of notices nor a
/// rush of captures keeps the orders of others waiting.
/// </remarks>
public sealed class OutboxPump(
    IOutbox outbox, EffectDispatch dispatch, SessionLoop loop, ILogger<OutboxPump> log)
{
    /// <summary>
    /// How many effects of a lane run at once; each waits for somebody else's server most of its time.
    /// </summary>
    public const int Places = 64;

    readonly FaultLog faults = new(log, "The outbox");
    readonly Taken orders = new(new Lane.Provider());
    readonly Taken notices = new(new Lane.Merchant());

    /// <summary>One look at both lanes. Answers how many effects were taken.</summary>
    public async Task<int> Pump(CancellationToken cancellation) =>
        await Pump(orders, cancellation).ConfigureAwait(false)
        + await Pump(notices, cancellation).ConfigureAwait(false);

    async Task<int> Pump(Taken taken, CancellationToken cancellation)
    {
        var places = dispatch.IsDraining ? 0 : Places - taken.Count;
        if (places <= 0)
            return 0;

        var lease = loop.LeaseFrom(loop.Now);
        var claimed = await outbox.Claim(taken.Lane, lease, places, cancellation).ConfigureAwait(false);
        return faults.Heard(claimed).Match(Right: it => Start(taken, it), Left: _ => 0);
    }

    // Each on its own, so that a slow one keeps nobody's place but its own.
    int Start(Taken taken, Seq<ClaimedEffect> claimed)
    {
        foreach (var effect in claimed)
            _ = taken.UntilEndOf(dispatch.Start(Seq1(effect)));
        return claimed.Count;
    }

    /// <summary>What was taken of one lane and has not ended yet.</summary>
    sealed class Taken(Lane lane)
    {
        int count;

        public Lane Lane => lane;

        public int Count => Volatile.Read(ref count);

        public async Task UntilEndOf(Task run)
        {
            Interlocked.Increment(ref count);
            await run.ConfigureAwait(false);
            Interlocked.Decrement(ref count);
        }
    }
}
