using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

// What is stored together: events, effects, and the end of the effect that they answer.
public static partial class SessionStoreLaws
{
    static async Task Completing(Probe it)
    {
        var claimed = await it.Store(First.Open(First.OpenOrder(1)));
        var claim = claimed.Map(one => one.Claim).HeadOrNone();
        await it.Store(First.Append(1, Noon + Second) with { Completing = claim });
        MustBe(2, await it.Version(First.Key), "The version");
        MustBe(await it.ClaimKeys(Provider, Later), "What is offered after the lease");
    }

    static async Task ClaimLost(Probe it)
    {
        var number = 0;
        foreach (var (how, lose) in WaysToLose)
        {
            var session = new SampleSession(++number);
            var handed = await it.Store(session.Open(session.OpenOrder(1)));
            Must(!handed.IsEmpty, "No claim was handed over");
            var (claim, at) = await lose(it, handed[0].Claim);
            var answer = session.Append(1, at, SampleSession.Notify(1)) with { Completing = claim };
            MustBe(new Appended.ClaimLost(), await it.Append(answer), $"An answer when {how}");
            MustBe(1, await it.Version(session.Key), $"The version after an answer when {how}");
            MustBe(await it.ClaimKeys(Merchant, at), $"Effects after an answer when {how}");
        }
    }

    static IEnumerable<(string How, Func<Probe, Claim, Task<(Claim, Instant)>> Lose)> WaysToLose =>
    [
        ("its lease has ended", (_, claim) => Task.FromResult((claim, LeaseEnd))),
        ("another has it", async (it, claim) =>
        {
            await it.Claim(Provider, LeaseEnd);
            return (claim, LeaseEnd + Second);
        }),
        ("it is done", async (it, claim) =>
        {
            await it.Complete(claim, Noon);
            return (claim, Noon + Second);
        }),
        ("it was put off", async (it, claim) =>
        {
            await it.PutOff(claim, Noon, Later);
            return (claim, Noon + Second);
        }),
        ("it was parked", async (it, claim) =>
        {
            await it.Park(claim, Noon);
            return (claim, Noon + Second);
        }),
        ("it is yet to be taken so often", (_, claim) => Task.FromResult((claim with { Token = 2 }, Noon + Second))),
        ("it is of no effect", (_, claim) => Task.FromResult((claim with { EffectKey = "open:9" }, Noon + Second))),
    ];

    static async Task ClaimOfAnother(Probe it)
    {
        var claimed = await it.Store(First.Open(First.OpenOrder(1)));
        await it.Store(Other.Open());
        var claim = claimed.HeadOrNone().Map(one => one.Claim);
        var append = Other.Append(1, Noon + Second) with { Completing = claim };
        MustBe(new Appended.ClaimLost(), await it.Append(append), "An append of the second session");
        MustBe(1, await it.Version(Other.Key), "The version of the second");
        MustBe(await it.ClaimKeys(Provider, Later), "What is offered after the lease", "open:1");
    }

    static async Task OrderOfChecks(Probe it)
    {
        var claimed = await it.Store(First.Open(First.OpenOrder(1)));
        var claim = claimed.HeadOrNone().Map(one => one.Claim);
        var late = LeaseEnd;
        var both = First.Append(7, late) with { Completing = claim };
        MustBe(new Appended.ClaimLost(), await it.Append(both), "Without claim and version");

        await it.Store(Other.Open());
        var taken = (Other with { Reference = First.Reference }).Open();
        MustBe(new Appended.VersionMoved(), await it.Append(taken), "With neither version nor reference");
    }

    static async Task ClaimKept(Probe it)
    {
        var claimed = await it.Store(First.Open(First.OpenOrder(1)));
        var claim = claimed.HeadOrNone().Map(one => one.Claim);
        await it.Store(First.Append(1, Noon));
        var old = First.Append(1, Noon + Second) with { Completing = claim };
        MustBe(new Appended.VersionMoved(), await it.Append(old), "An answer on an old version");
        await it.Store(old with { ExpectedVersion = 2 });
        MustBe(3, await it.Version(First.Key), "The version after the second try");
    }

    static async Task NoEffectWithoutEvent(Probe it)
    {
        await it.Store(First.Open());
        var effects = Seq<Effect>(First.OpenOrder(1), SampleSession.Notify(1));
        var lost = new Claim(First.Key, "open:1", 1);
        await it.Append(First.Append(7, Noon) with { Effects = effects });
        await it.Append(First.Append(1, Noon) with { Effects = effects, Completing = lost });
        await it.Append((Other with { Reference = First.Reference }).Open(effects));
        MustBe(await it.ClaimKeys(Provider, Later), "Provider effects of appends that were not stored");
        MustBe(await it.ClaimKeys(Merchant, Later), "Merchant effects of appends that were not stored");

        // Their keys are as good as new.
        var claimed = await it.Store(First.Append(1, Noon) with { Effects = effects });
        MustBe(1, claimed.Count, "Effects handed over by the append that was stored");
    }

    static async Task EffectWithEvent(Probe it)
    {
        var notice = SampleSession.Notify(1);
        await it.Store(First.Open(First.OpenOrder(1), notice, SampleSession.CloseOrder(1)));
        await it.Store(Other.Open());
        await it.Store(Other.Append(1, Noon, Other.OpenOrder(1)));

        var provider = await it.Claim(Provider, Later);
        MustBe(provider.Map(one => one.Effect).Strict(), "Provider effects", First.OpenOrder(1), Other.OpenOrder(1));
        MustBe(await it.ClaimKeys(Merchant, Later), "Merchant effects", notice.Key);

        await it.Complete(provider[0].Claim, Later);
        MustBe(await it.ClaimKeys(Provider, Later), "The provider effect after the first", "close:1");
    }
}
