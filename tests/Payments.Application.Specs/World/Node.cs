using Payments.Application.Ports;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs.World;

/// <summary>One running process: all of the shell, over a store and a provider that it shares with others.</summary>
public sealed class Node
{
    // No example leads to as much; more is work that makes itself.
    const int MaxRounds = 100;

    public Node(
        FaultyStore store, IPaymentProviders providers, IMerchantNotifier merchants, IClock clock, Alarms alarms,
        ShellSettings settings)
    {
        Loop = new SessionLoop(store, store, clock, settings);
        Runner = new EffectRunner(Loop, store, store, providers, merchants, settings, alarms.Log<EffectRunner>());
        Dispatch = new EffectDispatch(Runner, alarms.Log<EffectDispatch>());
        Outbox = new OutboxPump(store, Dispatch, Loop, alarms.Log<OutboxPump>());
        Sweeper = new Sweeper(store, Loop, Dispatch, settings, alarms.Log<Sweeper>());
        Reconciler = new Reconciler(store, Loop, providers, Dispatch, settings, alarms.Log<Reconciler>());
        Sessions = new PaymentSessions(store, Loop, providers, Dispatch, clock, settings);
    }

    public SessionLoop Loop { get; }

    public EffectRunner Runner { get; }

    public EffectDispatch Dispatch { get; }

    public OutboxPump Outbox { get; }

    public Sweeper Sweeper { get; }

    public Reconciler Reconciler { get; }

    public PaymentSessions Sessions { get; }

    /// <summary>Stores the command and takes its effects, and then the process ends: nobody runs them.</summary>
    public async Task<Handled> TakeAndDie(SessionKey key, PaymentCommand command) =>
        (await Loop.Handle(key, command, None, CancellationToken.None))
        .IfLeft(why => throw new InvalidOperationException($"{why}"));

    /// <summary>Until every effect that was started has ended.</summary>
    public async Task Idle()
    {
        while (Dispatch.Running > 0)
            await Dispatch.EndOfAny(Duration.FromMilliseconds(5), CancellationToken.None);
    }

    /// <summary>Does what is due now, and what that leads to. Answers how many effects were taken.</summary>
    public async Task<int> Work()
    {
        await Idle();
        var taken = 0;
        for (var round = 0; round < MaxRounds; round++)
        {
            var more = await Outbox.Pump(CancellationToken.None);
            await Idle();
            if (more == 0)
                return taken;
            taken += more;
        }

        throw new InvalidOperationException("There is no end to the work.");
    }
}
