using Payments.Application.Ports;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

// What a key says, to whom, and for how long.
public static partial class IdempotencyLaws
{
    // More than any adapter clears away at once.
    const int Many = 100;

    static Seq<Law<IIdempotency>> Keeping => Seq(
        new Law<IIdempotency>("A request that was answered gets the same answer, byte for byte", Replayed),
        new Law<IIdempotency>("A key that names another request says so, answered or not", OtherRequest),
        new Law<IIdempotency>("A key is one of its business and its mode, compared exactly", Apart),
        new Law<IIdempotency>("A key is kept until the end that was given, and is free from then on", KeptUntil),
        new Law<IIdempotency>("Whoever goes on with the work sets anew until when the key is kept", KeptAnew),
        new Law<IIdempotency>("However many keys have ended, those that have not stay known", EndedOnes)).Strict();

    static async Task Replayed(IIdempotency store, CancellationToken cancellation)
    {
        await Answered(store, Wanted(1, Noon), cancellation);
        await MustReplay(store, Wanted(2, Noon), cancellation);
        await MustReplay(store, Wanted(3, LeaseEnd), cancellation);
    }

    static async Task OtherRequest(IIdempotency store, CancellationToken cancellation)
    {
        var claim = await Take(store, Wanted(1, Noon), cancellation);
        var other = Wanted(2, Noon, "another body");
        var late = Wanted(3, LeaseEnd, "another body");
        MustBe(new Reserved.OtherRequest(), await Reserve(store, other, cancellation), "While it is in flight");
        MustBe(new Reserved.OtherRequest(), await Reserve(store, late, cancellation), "When its lease has ended");
        MustBe(true, await Complete(store, claim, Noon, cancellation), "Completing a claim that holds");
        MustBe(new Reserved.OtherRequest(), await Reserve(store, other, cancellation), "When it was answered");
    }

    static async Task Apart(IIdempotency store, CancellationToken cancellation)
    {
        await Answered(store, Wanted(1, Noon), cancellation);
        var others = Seq(
            Key with { Business = Business(2) }, Key with { Mode = Mode.Live }, Key with { Text = "A KEY" });
        foreach (var (other, number) in others.Select((it, at) => (it, at + 2)))
        {
            var claim = await Take(store, Wanted(number, Noon) with { Key = other }, cancellation);
            MustBe(Payment(number), claim.Payment, "The payment id of another's key");
        }
    }

    static async Task KeptUntil(IIdempotency store, CancellationToken cancellation)
    {
        await Answered(store, Wanted(1, Noon), cancellation);
        await MustReplay(store, Wanted(2, End - Duration.Epsilon), cancellation);
        var next = await Take(store, Wanted(3, End, "another body"), cancellation);
        MustBe(Payment(3), next.Payment, "The payment id when the key has ended");
    }

    static async Task KeptAnew(IIdempotency store, CancellationToken cancellation)
    {
        var late = End - Duration.Epsilon;
        await Take(store, Wanted(1, Noon), cancellation);
        await Answered(store, Wanted(2, late), cancellation);
        await MustReplay(store, Wanted(3, End), cancellation);
    }

    static async Task EndedOnes(IIdempotency store, CancellationToken cancellation)
    {
        for (var number = 0; number < Many; number++)
            await Take(store, Wanted(number, Noon) with { Key = Numbered(number) }, cancellation);

        var later = Noon + Duration.FromHours(1);
        await Answered(store, Wanted(Many, later), cancellation);

        // The latest first: an adapter that clears away a few at a time has not come to it yet.
        for (var number = Many - 1; number >= 0; number--)
        {
            var claim = await Take(store, Wanted(Many + 1 + number, End) with { Key = Numbered(number) }, cancellation);
            MustBe(Payment(Many + 1 + number), claim.Payment, "The payment id of a key that has ended");
        }

        await MustReplay(store, Wanted(0, End), cancellation);
    }

    static IdempotencyKey Numbered(int number) => Key with { Text = $"{number}" };

    static async Task Answered(IIdempotency store, Reservation wanted, CancellationToken cancellation)
    {
        var claim = await Take(store, wanted, cancellation);
        MustBe(true, await Complete(store, claim, wanted.Lease.Now, cancellation), "Completing a claim that holds");
    }

    static async Task MustReplay(IIdempotency store, Reservation wanted, CancellationToken cancellation) =>
        MustBe(
            new Reserved.Answered(Answer201),
            await Reserve(store, wanted, cancellation),
            "What a request that was answered gets");
}
