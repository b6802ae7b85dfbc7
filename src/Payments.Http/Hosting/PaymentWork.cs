using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Http.Hosting;

/// <summary>
/// What a node does beside serving requests: the outbox, the sweep, and asking about orders that wait for long.
/// </summary>
/// <remarks>
/// On a stop it takes nothing more and lets what runs end; what does not is left to the outbox. It does not start where
/// a provider's request could act after the lease of the effect that sent it.
/// </remarks>
public sealed class PaymentWork(
    OutboxPump outbox,
    Sweeper sweeper,
    Reconciler reconciler,
    EffectDispatch dispatch,
    IPaymentProviders providers,
    ShellSettings settings,
    ILogger<PaymentWork> log)
    : BackgroundService
{
    static readonly Duration PumpEvery = Duration.FromMilliseconds(250);
    static readonly Duration SweepEvery = Duration.FromSeconds(1);
    static readonly Duration ReconcileEvery = Duration.FromSeconds(5);
    static readonly Duration DrainFor = Duration.FromSeconds(10);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var mode in new[] { Mode.Test, Mode.Live })
            providers.For(mode).Iter(it => MustBeOutlasted(mode, it));
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            Repeat("outbox", outbox.Pump, OutboxPump.Places, wait => dispatch.EndOfAny(PumpEvery, wait), stoppingToken),
            Repeat("sweep", sweeper.Sweep, Sweeper.Batch, Pause(SweepEvery), stoppingToken),
            Repeat("reconcile", reconciler.Reconcile, Reconciler.Batch, Pause(ReconcileEvery), stoppingToken));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await dispatch.Drain(DrainFor).ConfigureAwait(false);
    }

    void MustBeOutlasted(Mode mode, IPaymentProvider provider)
    {
        if (settings.Lease <= provider.RequestValidity)
            throw new InvalidOperationException(
                $"The lease ({settings.Lease}) must outlast a request to the {mode} provider "
                + $"({provider.RequestValidity}).");
    }

    // A round that found all it can take has left something: the next one follows at once.
    async Task Repeat(
        string name,
        Func<CancellationToken, Task<int>> round,
        int full,
        Func<CancellationToken, Task> pause,
        CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await round(stopping).ConfigureAwait(false) < full)
                    await pause(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // One round that breaks must not end the work of a node.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                log.LogError(
                    LogEvents.RoundBrokeOff, "A round of {Work} broke off: {Type}{Trace}",
                    name, broken.GetType(), broken.StackTrace);
                await Pause(SweepEvery)(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    static Func<CancellationToken, Task> Pause(Duration pause) => stopping => Task.Delay(pause.ToTimeSpan(), stopping);
}
