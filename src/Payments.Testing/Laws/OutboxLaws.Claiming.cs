using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.SampleSession;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

// Who may run an effect, and until when.
public static partial class OutboxLaws
{
    static async Task LanesApart(Probe it)
    {
        var notice = Notify(1);
        await it.Store(First.Open(notice, First.OpenOrder(1)));
        MustBe(await it.ClaimKeys(Provider, Later), "The provider's", "open:1");
        MustBe(await it.ClaimKeys(Merchant, Later), "The merchant's", notice.Key);
    }

    static async Task TakenInOrder(Probe it)
    {
        foreach (var (number, seconds) in new[] { (1, 5), (2, 3), (3, 5), (4, 9), (5, 1) })
        {
            var session = new SampleSession(number) { OpenedAt = Noon + seconds * Second };
            await it.Store(session.Open(Notify(number)));
        }

        MustBe(await Numbers(it, Noon + 5 * Second, 0), "The first none");
        MustBe(await Numbers(it, Noon + 5 * Second, 3), "The first three", 5, 2, 1);
        MustBe(await Numbers(it, Noon + 5 * Second, 3), "The next three", 3);
        MustBe(await Numbers(it, Noon + 9 * Second, 3), "The last", 4);
    }

    static async Task<Seq<int>> Numbers(Probe it, Instant now, int limit)
    {
        var claimed = await it.Claim(Merchant, now, limit);
        return claimed
            .Map(one => Enumerable.Range(1, 5).First(number => Payment(number) == one.Claim.Session.Payment))
            .Strict();
    }

    static async Task LeaseKeeps(Probe it)
    {
        await it.Store(First.Open(Notify(1)));
        var claimed = await it.Claim(Merchant, Noon);
        MustBe(claimed.Map(one => one.Until).Strict(), "The end of the lease", LeaseEnd);
        MustBe(await it.ClaimKeys(Merchant, LeaseEnd - Microsecond), "Offered before its end");
        MustBe(1, (await it.Claim(Merchant, LeaseEnd)).Count, "Offered at its end");
    }

    static async Task TokensCount(Probe it)
    {
        var handed = await it.Store(First.Open(First.OpenOrder(1)));
        var second = await it.Claim(Provider, LeaseEnd);
        Must(!await it.PutOff(handed[0].Claim, LeaseEnd, Later), "The first claim outlived the second");
        Must(await it.PutOff(second[0].Claim, LeaseEnd, LeaseEnd), "The second claim was not held");
        var third = await it.Claim(Provider, LeaseEnd);
        MustBe((handed + second + third).Map(one => one.Claim.Token).Strict(), "Tokens", 1, 2, 3);
        Must(!await it.Complete(second[0].Claim, LeaseEnd), "The second claim outlived the third");
        Must(await it.Complete(third[0].Claim, LeaseEnd), "The third claim was not held");
    }

    static async Task CompletedOnce(Probe it)
    {
        await it.Store(First.Open(Notify(1)));
        var claimed = await it.Claim(Merchant, Noon);
        Must(await it.Complete(claimed[0].Claim, LeaseEnd - Microsecond), "The claim was not held");
        Must(!await it.Complete(claimed[0].Claim, LeaseEnd - Microsecond), "It could be completed twice");
        MustBe(await it.ClaimKeys(Merchant, Later), "Offered after it");
    }

    static async Task LostClaims(Probe it)
    {
        await it.Store(First.Open(Notify(1)));
        var claimed = await it.Claim(Merchant, Noon);
        await AllFalse(it, claimed[0].Claim, LeaseEnd);
        await AllFalse(it, claimed[0].Claim with { Token = 2 }, Noon);
        await AllFalse(it, claimed[0].Claim with { EffectKey = "notify:other" }, Noon);
        await AllFalse(it, claimed[0].Claim with { Session = Other.Key }, Noon);

        // Nothing was changed: the claim, judged in time, is still good.
        Must(await it.PutOff(claimed[0].Claim, LeaseEnd - Microsecond, Noon), "The claim was lost to a lost one");
        await AllFalse(it, claimed[0].Claim, Noon);
        MustBe(1, (await it.Claim(Merchant, Noon)).Count, "Offered after it");
    }

    static async Task AllFalse(Probe it, Claim claim, Instant now)
    {
        Must(!await it.Complete(claim, now), "It could be completed");
        Must(!await it.PutOff(claim, now, Later), "It could be put off");
        Must(!await it.Park(claim, now), "It could be parked");
    }

    static async Task ClaimOfAnother(Probe it)
    {
        var handed = await it.Store(First.Open(First.OpenOrder(1)));
        await AllFalse(it, handed[0].Claim with { Session = First.Key with { Business = Business(2) } }, Noon);
        await AllFalse(it, handed[0].Claim with { Session = First.Key with { Mode = Mode.Live } }, Noon);
        Must(await it.Complete(handed[0].Claim, Noon), "The claim was lost");
    }

    static async Task PutOff(Probe it)
    {
        await it.Store(First.Open(Notify(1)));
        var claimed = await it.Claim(Merchant, Noon);
        Must(await it.PutOff(claimed[0].Claim, Noon, Noon + 2 * Second), "The claim was not held");
        Must(!await it.Complete(claimed[0].Claim, Noon + Second), "The claim outlived its putting off");
        MustBe(await it.ClaimKeys(Merchant, Noon + 2 * Second - Microsecond), "Offered too early");
        MustBe(1, (await it.Claim(Merchant, Noon + 2 * Second)).Count, "Offered in time");
    }

    static async Task Parked(Probe it)
    {
        await it.Store(First.Open(Notify(1)));
        var claimed = await it.Claim(Merchant, Noon);
        Must(await it.Park(claimed[0].Claim, Noon), "The claim was not held");
        await AllFalse(it, claimed[0].Claim, Noon);
        var handed = await it.Store(First.Append(1, Noon, First.OpenOrder(1), Notify(2), Notify(1)));
        MustBe(Keys(handed), "Handed over", "open:1");
        MustBe(await it.ClaimKeys(Merchant, Later), "Offered", Notify(2).Key);
    }

    static async Task ClaimedAtOnce(Probe it)
    {
        const int Many = 8;
        for (var number = 1; number <= Many; number++)
            await it.Store(new SampleSession(number).Open(Notify(1), Notify(2), Notify(3)));

        var claimed = await Together(Many, _ => it.Claim(Merchant, Noon, 3));
        var claims = claimed.SelectMany(some => some.Map(one => one.Claim with { Token = 0 })).ToArray();
        MustBe(Many * 3, claims.Length, "Effects taken");
        MustBe(Many * 3, claims.Distinct().Count(), "Different effects taken");
    }

    static async Task EveryEffect(Probe it)
    {
        await it.Store(First.Open(Examples.Notices));
        await it.Store(Other.Open(Other.OpenOrder(1), CloseOrder(1)));
        var merchant = await it.Claim(Merchant, Later);
        var open = await it.Claim(Provider, Later);
        await it.Complete(open[0].Claim, Later);
        var close = await it.Claim(Provider, Later);
        MustBe(merchant.Map(one => one.Effect).Strict(), "Merchant effects", Examples.Notices);
        MustBe((open + close).Map(one => one.Effect).Strict(), "Provider effects", Other.OpenOrder(1), CloseOrder(1));
    }
}
