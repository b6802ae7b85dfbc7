using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

using Payments.Application.Ports;

namespace Payments.Application;

/// <summary>
/// Runs claimed effects beside whoever asked for them: a client that hangs up does not stop an order half way.
/// </summary>
/// <remarks>
/// Takes whatever it is given: how much of the outbox runs at once is <see cref="OutboxPump"/>'s to say. From
/// <see cref="Drain"/> on nothing new starts; what does not finish in time is found in the outbox by the next node.
/// </remarks>
public sealed class EffectDispatch(EffectRunner runner, ILogger<EffectDispatch> log) : IDisposable
{
    readonly ConcurrentDictionary<Task, byte> running = new();
    readonly CancellationTokenSource stopping = new();
    readonly SemaphoreSlim ended = new(0, 1);
    volatile bool draining;

    /// <summary>How many starts have not ended yet.</summary>
    public int Running => running.Count;

    /// <summary>Nothing new is started any more.</summary>
    public bool IsDraining => draining;

    /// <summary>Starts them; the task ends when they and all that they led to are done.</summary>
    public Task Start(Seq<ClaimedEffect> claimed)
    {
        if (claimed.IsEmpty || draining)
            return Task.CompletedTask;

        var run = Task.WhenAll(claimed.Map(it => Task.Run(() => RunAll(it))).ToArray());
        running.TryAdd(run, 0);
        return Forget(run);
    }

    /// <summary>Waits until something has ended, or the time is over: then the outbox may have more to offer.</summary>
    public Task EndOfAny(Duration atMost, CancellationToken cancellation) =>
        ended.WaitAsync(atMost.ToTimeSpan(), cancellation);

    /// <summary>Starts nothing more, waits for what runs, then breaks it off.</summary>
    public async Task Drain(Duration atMost)
    {
        draining = true;
        using var patience = new CancellationTokenSource(atMost.ToTimeSpan());
        try
        {
            while (!running.IsEmpty)
                await Task.WhenAll(running.Keys).WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            log.LogWarning(
                LogEvents.EffectsLeft, "{Count} effects were still running; the outbox keeps them", running.Count);
        }

        await stopping.CancelAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        stopping.Dispose();
        ended.Dispose();
    }

    async Task Forget(Task run)
    {
        await run.ConfigureAwait(false);
        running.TryRemove(run, out _);
        if (ended.CurrentCount == 0)
            Release();
    }

    // Two runs may end at once and find the bell silent both: one ring is enough.
    void Release()
    {
        try
        {
            ended.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung already.
        }
    }

    async Task RunAll(ClaimedEffect first)
    {
        var toRun = new Queue<ClaimedEffect>();
        toRun.Enqueue(first);
        while (toRun.TryDequeue(out var next))
        {
            try
            {
                foreach (var more in await runner.Run(next, stopping.Token).ConfigureAwait(false))
                    toRun.Enqueue(more);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whoever throws breaks its port's law; the effect is offered again.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                // Its type only: a message may quote what must not be logged.
                log.LogError(
                    LogEvents.EffectBrokeOff,
                    "{Effect} of {Session} broke off: {Type}",
                    next.Claim.EffectKey, next.Claim.Session, broken.GetType());
                return;
            }
        }
    }
}
