using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.SampleSession;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

// What is queued by an append, and whose turn it is.
public static partial class OutboxLaws
{
    static async Task HandedOver(Probe it)
    {
        var lease = LeaseAt(Noon) with { Node = "node 7", Until = Later };
        var handed = await it.Store(First.Open(First.OpenOrder(1)) with { Lease = lease });
        var expected = new ClaimedEffect(new Claim(First.Key, "open:1", 1), First.OpenOrder(1), Later, Noon);
        MustBe(handed, "Handed over", expected);
        MustBe(await it.ClaimKeys(Provider, Later - Second), "Offered under its lease");
        Must(await it.Complete(expected.Claim, Later - Second), "What was handed over was not held");
    }

    static async Task OneHandedOver(Probe it)
    {
        var handed = await it.Store(First.Open(First.OpenOrder(1), CloseOrder(1)));
        MustBe(Keys(handed), "Handed over", "open:1");
    }

    static async Task WaitsForTheOneBefore(Probe it)
    {
        var handed = await it.Store(First.Open(First.OpenOrder(1)));
        var more = await it.Store(First.Append(1, Noon, CloseOrder(1), First.OpenOrder(2)));
        MustBe(Keys(more), "Handed over by the second append");
        MustBe(await it.ClaimKeys(Provider, LeaseEnd - Second), "Offered beside the first");
        var retaken = await it.Claim(Provider, LeaseEnd);
        MustBe(Keys(retaken), "Offered when the first lease ends", "open:1");

        Must(!await it.Complete(handed[0].Claim, LeaseEnd), "The old claim was still held");
        Must(await it.Complete(retaken[0].Claim, LeaseEnd), "The new claim was not held");
        MustBe(await it.ClaimKeys(Provider, LeaseEnd), "Offered when the first is done", "close:1");
        MustBe(await it.ClaimKeys(Provider, LeaseEnd), "Offered beside the second");
    }

    static async Task KeepsItsTurn(Probe it)
    {
        var handed = await it.Store(First.Open(First.OpenOrder(1), CloseOrder(1)));
        await it.PutOff(handed[0].Claim, Noon, Later);
        MustBe(await it.ClaimKeys(Provider, Later - Second), "Offered before the time it was put off to");
        MustBe(await it.ClaimKeys(Provider, Later), "Offered at that time", "open:1");
    }

    static async Task NextHandedOver(Probe it)
    {
        var handed = await it.Store(First.Open(First.OpenOrder(1)));
        var answer = First.Append(1, Noon + Second, CloseOrder(1), First.OpenOrder(2));
        var next = await it.Store(answer with { Completing = handed[0].Claim });
        MustBe(Keys(next), "Handed over with the answer", "close:1");
    }

    static async Task EarlierNotHandedOver(Probe it)
    {
        var handed = await it.Store(First.Open(First.OpenOrder(1), CloseOrder(1)));
        var answer = First.Append(1, Noon + Second, First.OpenOrder(2)) with { Completing = handed[0].Claim };
        MustBe(Keys(await it.Store(answer)), "Handed over with the answer");
        MustBe(await it.ClaimKeys(Provider, Noon + Second), "Offered after it", "close:1");
    }

    static async Task MerchantEffects(Probe it)
    {
        var (one, two) = (Notify(1), Notify(2));
        var handed = await it.Store(First.Open(First.OpenOrder(1), one, CloseOrder(1), two));
        MustBe(Keys(handed), "Handed over", "open:1");
        MustBe(await it.ClaimKeys(Merchant, Noon - Second), "Offered before they were stored");
        MustBe(await it.ClaimKeys(Merchant, Noon), "Offered when they were stored", one.Key, two.Key);
    }

    static async Task QueuedOnce(Probe it)
    {
        var notice = Notify(1);
        var handed = await it.Store(First.Open(First.OpenOrder(1), First.OpenOrder(1), notice));
        var again = First.Append(1, Noon, First.OpenOrder(1), notice);
        MustBe(Keys(await it.Store(again)), "Handed over while the first is under way");
        await it.Complete(handed[0].Claim, Noon);
        MustBe(Keys(await it.Store(again with { ExpectedVersion = 2 })), "Handed over after the first was done");
        MustBe(await it.ClaimKeys(Provider, Later), "Provider effects");

        var notices = await it.Claim(Merchant, Later);
        MustBe(Keys(notices), "Merchant effects", notice.Key);
        await it.Complete(notices[0].Claim, Later);
        await it.Store(again with { ExpectedVersion = 3 });
        MustBe(await it.ClaimKeys(Merchant, Later + Second), "Merchant effects after the first was done");
    }

    static async Task KeysOfAnother(Probe it)
    {
        await it.Store(First.Open(First.OpenOrder(1), Notify(1)));
        var handed = await it.Store(Other.Open(Other.OpenOrder(1), Notify(1)));
        MustBe(Keys(handed), "Handed over by the second session", "open:1");
        MustBe(2, (await it.Claim(Merchant, Noon)).Count, "Notices");
    }

    static async Task NoWaiting(Probe it)
    {
        await it.Store(First.Open(First.OpenOrder(1), CloseOrder(1)));
        var handed = await it.Store(Other.Open(Other.OpenOrder(1), CloseOrder(1)));
        await it.Complete(handed[0].Claim, Noon);
        var claimed = await it.Claim(Provider, Noon, 1);
        MustBe(claimed.Map(one => one.Claim.Session).Strict(), "Offered beside the first session's", Other.Key);
    }
}
