using Payments.Application.Ports;
using Payments.Application.Specs.World;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs.Simulation;

/// <summary>How a script ended: what was broken, if anything, and what there was to see.</summary>
sealed record Ending(Seq<string> Broken, PaymentSession Session, ProviderOrder[] Orders);

/// <summary>One session, two nodes, one store and one provider, through a script to the very end.</summary>
sealed class Story
{
    static readonly Duration LongestWait = Duration.FromHours(1);

    // Every wait, lease and deadline is over after a few of the longest waits.
    const int Rounds = 8;

    // Of one session: a few orders, and a notice or two for each.
    const int MaxRounds = 100;

    readonly Town town;
    readonly Queue<Step> script;
    readonly SessionKey key;
    readonly SimulatedNode a;
    readonly SimulatedNode b;
    readonly List<string> broken = [];
    PaymentStatus lastStatus = PaymentStatus.Pending;

    Story(Step[] script, Town town, SessionKey key)
    {
        (this.script, this.town, this.key) = (new Queue<Step>(script), town, key);
        a = new SimulatedNode(town.A, town.Store, key);
        b = new SimulatedNode(town.B, town.Store, key);
    }

    public static async Task<Ending> Of(Step[] script)
    {
        var town = new Town();
        await town.A.Dispatch.Drain(Duration.Zero);
        await town.B.Dispatch.Drain(Duration.Zero);
        var story = new Story(script, town, await town.Open());
        while (story.script.Count > 0)
            await story.Next();
        return await story.End();
    }

    async Task Next()
    {
        await Do(script.Dequeue());
        await CheckNow();
    }

    Task Do(Step step) =>
        step switch
        {
            Step.Capture => a.Capture(),
            Step.CaptureAtB => b.Capture(),
            Step.Cancel => a.Cancel(),
            Step.CancelAtB => b.Cancel(),
            Step.Take => a.Take(),
            Step.TakeAtB => b.Take(),
            Step.Run => a.Run(),
            Step.RunAtB => b.Run(),
            Step.Work => Work(a),
            Step.WorkAtB => Work(b),
            Step.Die => Now(a.Die),
            Step.DieAtB => Now(b.Die),
            Step.Sweep => a.Sweep(),
            Step.Reconcile => b.Reconcile(),
            Step.HearOfMoney => HearOfMoney(),
            _ => Now(() => Happen(step)),
        };

    void Happen(Step step)
    {
        var provider = town.Provider;
        _ = step switch
        {
            Step.Pay => provider.Pay(),
            Step.Underpay => provider.Pay(missing: 1),
            Step.Refund => Done(provider.Refund),
            Step.ProviderCloses => Done(provider.CloseAll),
            Step.ProviderExpires => Done(provider.Expire),
            Step.OpenLost => Done(() => provider.Next(OpenFault.LostOnTheWay)),
            Step.OpenReplyLost => Done(() => provider.Next(OpenFault.ReplyLost)),
            Step.OpenTurnedDown => Done(() => provider.Next(OpenFault.TurnedDown)),
            Step.OpenActsLate => Done(() => provider.Next(OpenFault.ActsLate)),
            Step.OpenThenDie => Done(() => provider.Next(OpenFault.NodeDies)),
            Step.OpenLateThenDie => Done(() => provider.Next(OpenFault.NodeDiesAndItActsLate)),
            Step.QueryUnknown => Done(() => provider.Next(QueryFault.Unknown)),
            Step.QueryThenDie => Done(() => provider.Next(QueryFault.NodeDies)),
            Step.CloseLost => Done(() => provider.Next(CloseFault.LostOnTheWay)),
            Step.CloseReplyLost => Done(() => provider.Next(CloseFault.ReplyLost)),
            Step.CloseTurnedDown => Done(() => provider.Next(CloseFault.TurnedDown)),
            Step.CannotClose => Done(() => provider.Next(CloseFault.CannotClose)),
            Step.CloseOnlyAccepted => Done(() => provider.Next(CloseFault.OnlyAccepted)),
            Step.PaidInsteadOfClosed => Done(() => provider.Next(CloseFault.PaidMeanwhile)),
            Step.CloseThenDie => Done(() => provider.Next(CloseFault.NodeDies)),
            Step.StoreBusy => Done(() => town.Store.NextAppends(StoreTrouble.Busy)),
            Step.StoreUnreachable => Done(() => town.Store.NextAppends(StoreTrouble.Unreachable)),
            Step.StoreReplyLost => Done(() => town.Store.NextAppends(StoreTrouble.UnreachableAfterStoring)),
            Step.OutboxFails => Done(() => town.Store.InOutbox = new StoreFault.Busy()),
            Step.OutboxHeals => Done(() => town.Store.InOutbox = None),
            Step.WhileSending => Done(() => provider.BeforeActing = Once.Only(UpToResume)),
            Step.WhileAnswering => Done(() => provider.BeforeAnswering = Once.Only(UpToResume)),
            Step.WhileStoring => Done(() => town.Store.BeforeAppend = Once.Only(UpToResume)),
            Step.Second => Done(() => town.Clock.AdvanceSeconds(1)),
            Step.TenSeconds => Done(() => town.Clock.AdvanceSeconds(10)),
            Step.TheLease => Done(() => town.Clock.Advance(Town.Lease)),
            Step.HalfAnHour => Done(() => town.Clock.AdvanceMinutes(30)),
            _ => true,
        };
    }

    async Task UpToResume()
    {
        while (script.TryPeek(out var next) && next != Step.Resume)
            await Next();
    }

    async Task Work(SimulatedNode node)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            await node.Take();
            await node.Run();
            await CheckNow();
            if (!node.HasWork)
                return;
        }

        broken.Add("no effect makes work without end");
    }

    // The provider's messages about money, all of them, as often as they like.
    async Task HearOfMoney()
    {
        foreach (var order in town.Provider.Orders)
        {
            if (order.Payment.Case is QueryAnswer.Paid paid)
                await a.Hear(paid.About(order.Number.Attempt));
        }
    }

    // Nothing goes wrong any more, and every wait comes to its end.
    async Task<Ending> End()
    {
        town.Provider.Heal();
        town.Store.Heal();
        for (var round = 0; round < Rounds; round++)
        {
            town.Provider.Expire();
            await a.Sweep();
            await b.Reconcile();
            await Work(a);
            await Work(b);
            town.Clock.Advance(LongestWait);
        }

        var session = await Session();
        CheckEnd(session);
        Check(await town.IsAllDone(), "nothing is left to do");
        return new Ending(toSeq(broken.Distinct()).Strict(), session, town.Provider.Orders);
    }

    // What holds at every moment.
    async Task CheckNow()
    {
        var session = await Session();
        var open = town.Provider.Orders.Count(it => it.State == OrderState.Open);
        Check(open <= 1, "S9: at most one order can be paid");
        Check(open == 0 || session is not (PaymentSession.Cancelled or PaymentSession.Expired),
            "S8: no order of a cancelled or expired session can be paid");
        Check(!lastStatus.IsFinal || session.Status == lastStatus, "S1: a final status stays");
        lastStatus = session.Status;
    }

    void CheckEnd(PaymentSession session)
    {
        var payments = town.Provider.Orders.Where(it => it.Payment.IsSome).ToArray();
        var receipts = session.Ledger.Credited.ToSeq() + session.Ledger.Surplus.Map(it => it.Receipt);
        Check(session.Status.IsFinal, "S17: every session comes to an end");
        Check(payments.Any(Covers) == session is PaymentSession.Paid, "S3: it is paid if and only if a payment covers");
        Check(receipts.Count == payments.Length && payments.All(it => receipts.Count(IsFor(it)) == 1),
            "S2: every payment is in the ledger once");

        var last = town.Merchant.Told.Where(it => it is Notice.Succeeded or Notice.Failed).Distinct().ToArray();
        Check(last.Length == 1 && last[0] is Notice.Succeeded == session is PaymentSession.Paid,
            "the merchant is told how it ended");
        Check(town.Merchant.Told.Where(it => it is Notice.Surplus).Distinct().Count() == session.Ledger.Surplus.Count,
            "the merchant is told of every surplus");
    }

    static bool Covers(ProviderOrder order) =>
        order.Payment.Exists(it => it.Amount.MinorUnits >= order.Quote.MinorUnits);

    static Func<Receipt, bool> IsFor(ProviderOrder order) =>
        receipt => receipt.Attempt == order.Number.Attempt && order.Payment.Exists(it => it.Amount == receipt.Amount);

    async Task<PaymentSession> Session() =>
        (await town.Memory.Load(key, CancellationToken.None)).Right().Match(
            Some: it => it.Fold(),
            None: () => throw new InvalidOperationException("The session is gone."));

    void Check(bool holds, string rule)
    {
        if (!holds)
            broken.Add(rule);
    }

    static bool Done(Action happening)
    {
        happening();
        return true;
    }

    static bool Done<T>(Func<T> happening)
    {
        happening();
        return true;
    }

    static Task Now(Action happening)
    {
        happening();
        return Task.CompletedTask;
    }
}
