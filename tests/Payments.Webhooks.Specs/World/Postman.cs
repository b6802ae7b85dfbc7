using Microsoft.Extensions.Logging.Abstractions;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Webhooks.Specs.World;

/// <summary>A process that sends what an outbox holds, through an office's notifier and under its clock.</summary>
sealed class Postman : IDisposable
{
    readonly EffectDispatch dispatch;
    readonly OutboxPump pump;

    public Postman(ISessionStore sessions, IOutbox outbox, Office office)
    {
        var settings = new ShellSettings { Node = "a node", Roll = below => below / 2 };
        var loop = new SessionLoop(sessions, outbox, office.Clock, settings);
        var runner = new EffectRunner(
            loop, sessions, outbox, new NoProvider(), office.Notifier, settings, NullLogger<EffectRunner>.Instance);
        dispatch = new EffectDispatch(runner, NullLogger<EffectDispatch>.Instance);
        pump = new OutboxPump(outbox, dispatch, loop, NullLogger<OutboxPump>.Instance);
    }

    /// <summary>A session about whose end there is a notice to send.</summary>
    public static async Task Queue(ISessionStore store, SampleSession session)
    {
        var cancelled = new PaymentEvent.Cancelled(new CancellationReason.ByMerchant(None), session.OpenedAt);
        var opening = session.Open(new Effect.NotifyMerchant(new Notice.Failed()));
        await store.Append(opening with { Events = opening.Events.Add(cancelled) }, default);
    }

    /// <summary>Takes what is due, and takes again when something has ended, until this is so.</summary>
    public async Task Until(Func<bool> isSo)
    {
        using var longEnough = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        while (!isSo() && !longEnough.IsCancellationRequested)
        {
            await pump.Pump(default);
            await dispatch.EndOfAny(Duration.FromMilliseconds(5), default);
        }
    }

    /// <summary>Takes what is due, and waits for its end.</summary>
    public async Task Once()
    {
        await pump.Pump(default);
        while (dispatch.Running > 0)
            await dispatch.EndOfAny(Duration.FromMilliseconds(5), default);
    }

    public void Dispose() => dispatch.Dispose();

    sealed class NoProvider : IPaymentProviders
    {
        public Option<IPaymentProvider> For(Mode mode) => None;
    }
}
