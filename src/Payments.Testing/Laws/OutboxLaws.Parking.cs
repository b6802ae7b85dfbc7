using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.SampleSession;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

// What is tried for how long, set aside and brought back.
public static partial class OutboxLaws
{
    static readonly KeyHolder Holder = new(First.Business, First.Mode);

    static async Task TriedSince(Probe it)
    {
        var handed = await it.Store(First.Open(First.OpenOrder(1), Notify(1)));
        MustBe(handed.Map(one => one.Since).Strict(), "Of what is handed over", Noon);
        var claimed = await it.Claim(Merchant, Noon + Second);
        MustBe(claimed.Map(one => one.Since).Strict(), "At the first try", Noon);
        await it.PutOff(claimed[0].Claim, Noon + Second, Later);
        MustBe((await it.Claim(Merchant, Later)).Map(one => one.Since).Strict(), "At the second try", Noon);
    }

    static async Task Unparked(Probe it)
    {
        await ParkOf(it, First, 2);
        MustBe(2, await it.Unpark(Holder, Later), "Un-parked");
        MustBe(await it.ClaimKeys(Merchant, Later - Second), "Offered before that");
        var claimed = await it.Claim(Merchant, Later);
        MustBe(Keys(claimed), "Offered from then on", Notify(1).Key, Notify(2).Key);
        MustBe(claimed.Map(one => one.Since).Strict(), "Tried since", Later, Later);
        MustBe(claimed.Map(one => one.Claim.Token).Strict(), "Tokens", 2, 2);
        MustBe(0, await it.Unpark(Holder, Later), "Un-parked again");
    }

    static async Task UnparkedAlone(Probe it)
    {
        var ofAnother = Other with { Business = Business(2) };
        var inLive = new SampleSession(3) { Mode = Mode.Live };
        await ParkOf(it, ofAnother, 1);
        await ParkOf(it, inLive, 1);
        await it.Store(new SampleSession(4).Open(Notify(1), Notify(2)));
        var taken = await it.Claim(Merchant, Noon, 2);
        await it.Complete(taken[0].Claim, Noon);
        MustBe(0, await it.Unpark(Holder, Noon), "Un-parked");
        Must(await it.PutOff(taken[1].Claim, Noon, Later), "A claim was lost to it");

        MustBe(1, await it.Unpark(Holder with { Business = Business(2) }, Noon), "Of another business");
        MustBe(1, await it.Unpark(Holder with { Mode = Mode.Live }, Noon), "In another mode");
        var claimed = await it.Claim(Merchant, Noon);
        MustBe(claimed.Map(one => one.Claim.Session).Strict(), "Offered", ofAnother.Key, inLive.Key);
    }

    static async Task ParkOf(Probe it, SampleSession session, int notices)
    {
        await it.Store(session.Open(Enumerable.Range(1, notices).Select(Notify)));
        foreach (var claimed in await it.Claim(Merchant, Noon))
            await it.Park(claimed.Claim, Noon);
    }
}
