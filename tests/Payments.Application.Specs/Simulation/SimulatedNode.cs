using Payments.Application.Ports;
using Payments.Application.Specs.World;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs.Simulation;

/// <summary>A node whose every move is a step: it takes effects at one moment and runs them later or never.</summary>
/// <remarks>
/// All on one thread, so that a script always goes the same way. What the sweeper and the reconciler would start at
/// once is therefore left to the outbox, as if the node died just then.
/// </remarks>
sealed class SimulatedNode(Node node, FaultyStore store, SessionKey session)
{
    readonly Queue<ClaimedEffect> taken = new();

    public bool HasWork => taken.Count > 0;

    public Task Capture() => Ask(new PaymentCommand.Capture(node.Loop.Now));

    public Task Cancel() =>
        Ask(new PaymentCommand.Cancel(node.Loop.Now, new CancellationReason.ByMerchant(Given.NoNote)));

    public Task Hear(ProviderFact fact) => Ask(new PaymentCommand.Learn(node.Loop.Now, fact));

    public async Task Take()
    {
        foreach (var lane in new Lane[] { new Lane.Provider(), new Lane.Merchant() })
        {
            var lease = node.Loop.LeaseFrom(node.Loop.Now);
            Keep((await store.Claim(lane, lease, 10, CancellationToken.None)).IfLeft(Seq<ClaimedEffect>()));
        }
    }

    public async Task Run()
    {
        if (!taken.TryDequeue(out var effect))
            return;
        try
        {
            Keep(await node.Runner.Run(effect, CancellationToken.None));
        }
        catch (OperationCanceledException)
        {
            Die();
        }
    }

    public void Die() => taken.Clear();

    public Task Sweep() => Unhurt(() => node.Sweeper.Sweep(CancellationToken.None));

    public Task Reconcile() => Unhurt(() => node.Reconciler.Reconcile(CancellationToken.None));

    async Task Ask(PaymentCommand command)
    {
        var handled = await node.Loop.Handle(session, command, None, CancellationToken.None);
        handled.Iter(it => Keep(it.Claimed));
    }

    // A node that dies in a query of the reconciler loses what it had taken as well.
    async Task Unhurt(Func<Task<int>> round)
    {
        try
        {
            await round();
        }
        catch (OperationCanceledException)
        {
            Die();
        }
    }

    void Keep(Seq<ClaimedEffect> more) => more.Iter(taken.Enqueue);
}
