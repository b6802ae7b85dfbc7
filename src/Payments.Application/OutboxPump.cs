using Payments.Application.Ports;

namespace Payments.Application;

/// <summary>Takes effects whose time has come, or whose node has died, and has them run.</summary>
public sealed class OutboxPump(IOutbox outbox, EffectDispatch dispatch, SessionLoop loop)
{
    /// <summary>One look at both lanes. Answers how many effects were taken.</summary>
    public async Task<int> Pump(CancellationToken cancellation) =>
        await Pump(new Lane.Provider(), cancellation).ConfigureAwait(false)
        + await Pump(new Lane.Merchant(), cancellation).ConfigureAwait(false);

    async Task<int> Pump(Lane lane, CancellationToken cancellation)
    {
        var places = dispatch.FreePlaces;
        if (places == 0)
            return 0;

        var claimed = await outbox.Claim(lane, loop.LeaseFrom(loop.Now), places, cancellation).ConfigureAwait(false);
        return claimed.Match(Right: Start, Left: _ => 0);
    }

    // Each on its own, so that a slow one keeps nobody's place but its own.
    int Start(Seq<ClaimedEffect> claimed)
    {
        foreach (var effect in claimed)
            _ = dispatch.Start(Seq1(effect));
        return claimed.Count;
    }
}
