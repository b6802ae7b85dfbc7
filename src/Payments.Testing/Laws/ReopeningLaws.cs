using Payments.Application.Ports;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.SampleSession;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

/// <summary>Opens the stores under test: empty the first time, then with what the last ones left behind.</summary>
public delegate Task<Stores> Reopening(CancellationToken cancellation);

/// <summary>What stores promise that outlive the process: a store that only lives in memory need not.</summary>
public static class ReopeningLaws
{
    static readonly Duration Second = Duration.FromSeconds(1);
    static readonly Instant LeaseEnd = LeaseAt(Noon).Until;
    static readonly SampleSession First = new(1);

    public static Seq<Law<Reopening>> All { get; } = Seq(
        new Law<Reopening>("What was acknowledged is there after reopening", HistoryStays),
        new Law<Reopening>("Unfinished effects, their turn and their leases survive reopening", EffectsStay),
        new Law<Reopening>("What was used up stays used up after reopening", NothingIsFree)).Strict();

    static async Task HistoryStays(Reopening open, CancellationToken cancellation)
    {
        var it = await Open(open, cancellation);
        await it.Store(First.Open() with { Row = First.Row with { DueAt = Noon, AskAt = Noon + Second } });
        await it.Store(new SampleSession(2).Open());
        await it.Store(new SampleSession(2).Append(1, Noon));
        var before = await it.Load(new SampleSession(2).Key);

        it = await Open(open, cancellation);
        var after = await it.Load(new SampleSession(2).Key);
        MustBe(
            before.Map(session => session.History).IfNone(Seq<Recorded>()),
            after.Map(session => session.History).IfNone(Seq<Recorded>()),
            "The history");
        MustBe(await it.Due(Noon), "Due", First.Key);
        MustBe(await it.ToAsk(Noon + Second), "To be asked", First.Key);
    }

    static async Task EffectsStay(Reopening open, CancellationToken cancellation)
    {
        var it = await Open(open, cancellation);
        var handed = await it.Store(First.Open(First.OpenOrder(1), CloseOrder(1), Notify(1)));
        await it.Store(new SampleSession(2).Open(Notify(1)));
        var notices = await it.Claim(Merchant, Noon);
        await it.Complete(notices[0].Claim, Noon);
        await it.Park(notices[1].Claim, Noon);

        it = await Open(open, cancellation);
        MustBe(await it.ClaimKeys(Provider, LeaseEnd - Second), "Offered under the old lease");
        MustBe(await it.ClaimKeys(Merchant, LeaseEnd), "Notices that were completed or parked");
        Must(await it.Complete(handed[0].Claim, LeaseEnd - Second), "The claim was forgotten");

        it = await Open(open, cancellation);
        var next = await it.Claim(Provider, LeaseEnd);
        MustBe(next.Map(one => one.Effect).Strict(), "Offered after the first was done", CloseOrder(1));
    }

    static async Task NothingIsFree(Reopening open, CancellationToken cancellation)
    {
        var it = await Open(open, cancellation);
        var handed = await it.Store(First.Open(First.OpenOrder(1)));
        await it.Complete(handed[0].Claim, Noon);

        it = await Open(open, cancellation);
        var second = new SampleSession(2) { Reference = First.Reference };
        MustBe(new Appended.ReferenceTaken(First.Payment), await it.Append(second.Open()), "The reference");
        MustBe(new Appended.VersionMoved(), await it.Append(First.Open()), "The version");
        await it.Store(First.Append(1, Noon, First.OpenOrder(1)));
        MustBe(await it.ClaimKeys(Provider, LeaseEnd), "An effect that was completed");
    }

    static async Task<Probe> Open(Reopening open, CancellationToken cancellation) =>
        new(await open(cancellation), cancellation);
}
