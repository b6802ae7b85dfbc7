using FsCheck;
using FsCheck.Fluent;

namespace Payments.Application.Specs.Simulation;

/// <summary>One thing that may happen to a session, its nodes, its store, its provider or the time.</summary>
public enum Step
{
    // What people ask for.
    Capture, CaptureAtB, Cancel, CancelAtB,

    // What nodes do: take effects from the outbox, run the next one that they have taken, both until nothing is due, or
    // die with all that they have taken.
    Take, TakeAtB, Run, RunAtB, Work, WorkAtB, Die, DieAtB, Sweep, Reconcile, HearOfMoney,

    // What happens at the provider.
    Pay, Underpay, Refund, ProviderCloses, ProviderExpires,

    // What goes wrong next.
    OpenLost, OpenReplyLost, OpenTurnedDown, OpenActsLate, OpenThenDie, OpenLateThenDie,
    QueryUnknown, QueryThenDie,
    CloseLost, CloseReplyLost, CloseTurnedDown, CannotClose, CloseOnlyAccepted, PaidInsteadOfClosed, CloseThenDie,
    StoreBusy, StoreUnreachable, StoreReplyLost, OutboxFails, OutboxHeals,

    // The next call is held up while all the steps up to Resume happen.
    WhileSending, WhileAnswering, WhileStoring, Resume,

    Second, TenSeconds, TheLease, HalfAnHour,
}

/// <summary>Scripts of steps. Work is frequent and trouble is rare, or nothing would ever come to an end.</summary>
public static class Steps
{
    static readonly Step[] OpenTroubles = Between(Step.OpenLost, Step.OpenLateThenDie);

    static readonly Step[] OtherTroubles = Between(Step.QueryUnknown, Step.OutboxHeals);

    public static Gen<Step> Any =>
        Gen.Frequency(
            (16, Gen.Elements(Step.Work, Step.WorkAtB)),
            (10, Gen.Elements(Step.Run, Step.RunAtB)),
            (6, Gen.Elements(Step.Take, Step.TakeAtB)),
            (10, Gen.Elements(Step.Capture, Step.CaptureAtB)),
            (1, Gen.Elements(Step.Cancel, Step.CancelAtB)),
            (1, Gen.Elements(Step.Die, Step.DieAtB)),
            (2, Gen.Elements(Step.Sweep, Step.Reconcile)),
            (5, Gen.Constant(Step.HearOfMoney)),
            (3, Gen.Elements(Step.Pay, Step.Pay, Step.Pay, Step.Refund, Step.ProviderExpires, Step.ProviderCloses)),
            (3, Gen.Constant(Step.Underpay)),
            (7, Gen.Elements(OpenTroubles)),
            (7, Gen.Elements(OtherTroubles)),
            (7, Gen.Elements(Step.WhileSending, Step.WhileAnswering, Step.WhileStoring, Step.Resume, Step.Resume)),
            (8, Gen.Elements(Step.Second, Step.TenSeconds, Step.TheLease, Step.TheLease)),
            (1, Gen.Constant(Step.HalfAnHour)));

    /// <summary>A session that is never captured has little to tell: most scripts begin with a capture.</summary>
    public static Gen<Step[]> Scripts =>
        from captures in Gen.Frequency((1, Gen.Constant(0)), (9, Gen.Constant(1)))
        from rest in Any.ArrayOf()
        select Enumerable.Repeat(Step.Capture, captures).Concat(rest).ToArray();

    public static Arbitrary<Step[]> OfScript() => Arb.From(Scripts, Shrinking.Shorter);

    static Step[] Between(Step first, Step last) =>
        Enum.GetValues<Step>().Where(it => it >= first && it <= last).ToArray();
}
