using Payments.Application.Ports;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

// Who may do the work.
public static partial class IdempotencyLaws
{
    static Seq<Law<IIdempotency>> Claiming => Seq(
        new Law<IIdempotency>("Of many who reserve a key at once exactly one is granted the work", Together),
        new Law<IIdempotency>("Whoever reserves while another is at work is told so", InFlight),
        new Law<IIdempotency>("When a lease has ended the next goes on under the payment id of the first", Continued),
        new Law<IIdempotency>("Work that was released is granted at once, under the same payment id", Released),
        new Law<IIdempotency>("An answer is not stored after its claim was lost", LostToAnother),
        new Law<IIdempotency>("An answer is not stored after its lease has ended", LostToTime),
        new Law<IIdempotency>("A claim that was lost releases nothing", LostRelease),
        new Law<IIdempotency>("A claim is none on what its key names a day later", LostToTheNextDay)).Strict();

    static async Task Together(IIdempotency store, CancellationToken cancellation)
    {
        var reserved = await Probe.Together(50, number => Reserve(store, Wanted(number, Noon), cancellation));
        MustBe(1, reserved.Count(it => it is Reserved.Granted), "How many were granted the work");
        MustBe(49, reserved.Count(it => it is Reserved.InFlight), "How many were told that it is in flight");
    }

    static async Task InFlight(IIdempotency store, CancellationToken cancellation)
    {
        await Take(store, Wanted(1, Noon), cancellation);
        var during = Wanted(2, LeaseEnd - Duration.Epsilon);
        MustBe(new Reserved.InFlight(), await Reserve(store, during, cancellation), "Just before the lease ends");
    }

    static async Task Continued(IIdempotency store, CancellationToken cancellation)
    {
        var first = await Take(store, Wanted(1, Noon), cancellation);
        var second = await Take(store, Wanted(2, LeaseEnd), cancellation);
        MustBe((Payment(1), Payment(1)), (first.Payment, second.Payment), "The payment ids");
        Must(first != second, "The two claims cannot be told apart");
        MustBe(true, await Complete(store, second, LeaseEnd, cancellation), "Completing the second claim");
    }

    static async Task Released(IIdempotency store, CancellationToken cancellation)
    {
        var first = await Take(store, Wanted(1, Noon), cancellation);
        MustBe(true, await Release(store, first, Noon, cancellation), "Releasing a claim that holds");
        var second = await Take(store, Wanted(2, Noon), cancellation);
        MustBe(Payment(1), second.Payment, "The payment id after a release");
        MustBe(false, await Release(store, first, Noon, cancellation), "Releasing it again");
    }

    static async Task LostToAnother(IIdempotency store, CancellationToken cancellation)
    {
        var first = await Take(store, Wanted(1, Noon), cancellation);
        var second = await Take(store, Wanted(2, LeaseEnd), cancellation);
        MustBe(false, await Complete(store, first, LeaseEnd, cancellation), "Completing a claim that another has");
        MustBe(
            new Reserved.InFlight(), await Reserve(store, Wanted(3, LeaseEnd), cancellation), "What the key says then");
        MustBe(true, await Complete(store, second, LeaseEnd, cancellation), "Completing the claim that holds");
        MustBe(false, await Complete(store, second, LeaseEnd, cancellation), "Completing it again");
        MustBe(false, await Release(store, second, LeaseEnd, cancellation), "Releasing what was answered");
    }

    static async Task LostToTime(IIdempotency store, CancellationToken cancellation)
    {
        var claim = await Take(store, Wanted(1, Noon), cancellation);
        MustBe(false, await Complete(store, claim, LeaseEnd, cancellation), "Completing when the lease has ended");
        await Take(store, Wanted(2, LeaseEnd), cancellation);
    }

    static async Task LostRelease(IIdempotency store, CancellationToken cancellation)
    {
        var first = await Take(store, Wanted(1, Noon), cancellation);
        await Take(store, Wanted(2, LeaseEnd), cancellation);
        MustBe(false, await Release(store, first, LeaseEnd, cancellation), "Releasing a claim that another has");
        MustBe(
            new Reserved.InFlight(), await Reserve(store, Wanted(3, LeaseEnd), cancellation), "What the key says then");
    }

    static async Task LostToTheNextDay(IIdempotency store, CancellationToken cancellation)
    {
        var first = await Take(store, Wanted(1, Noon), cancellation);
        var nextDay = await Take(store, Wanted(2, End), cancellation);
        MustBe(Payment(2), nextDay.Payment, "The payment id of a new day");
        MustBe(false, await Complete(store, first, End, cancellation), "Completing the claim of the day before");
    }
}
