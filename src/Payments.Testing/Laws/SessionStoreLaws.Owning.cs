using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

// References, and the walls between businesses and between modes.
public static partial class SessionStoreLaws
{
    static async Task ReferenceTaken(Probe it)
    {
        var second = Other with { Reference = First.Reference };
        await it.Store(First.Open());
        MustBe(new Appended.ReferenceTaken(First.Payment), await it.Append(second.Open()), "The second payment");
        MustBe(0, await it.Version(second.Key), "Its version");

        // Opening it under a free reference is still possible, and references are told apart by case.
        await it.Store((second with { Reference = Lawful(Domain.Values.Reference.Create("inv-1")) }).Open());
    }

    static async Task ReferenceFree(Probe it)
    {
        await it.Store(First.Open());
        await it.Store((new SampleSession(2) with { Reference = First.Reference, Business = Business(2) }).Open());
        await it.Store((new SampleSession(3) with { Reference = First.Reference, Mode = Mode.Live }).Open());
        MustBe(1, await it.Version(First.Key), "The version of the first");
    }

    static async Task OneReference(Probe it)
    {
        const int Many = 8;
        var appended = await Together(Many, number =>
            it.Append((new SampleSession(number) with { Reference = Reference(9) }).Open()));
        var winner = 1 + appended.ToList().FindIndex(answer => answer is Appended.Stored);
        Must(winner > 0, "Nobody could open a session under a free reference");
        MustBe(
            Many - 1,
            appended.Count(answer => answer == new Appended.ReferenceTaken(Payment(winner))),
            "Told who has the reference");
    }

    static async Task NothingSeen(Probe it)
    {
        await it.Store(First.Open());
        MustBe(None, await it.Load(First.Key with { Business = Business(2) }), "Seen by another business");
        MustBe(None, await it.Load(First.Key with { Mode = Mode.Live }), "Seen in the other mode");
    }

    static async Task Located(Probe it)
    {
        var live = Other with { Business = Business(2), Mode = Mode.Live };
        await it.Store(First.Open());
        await it.Store(live.Open());
        MustBe(Some(First.Key), await it.Locate(First.Payment), "Whose the first is");
        MustBe(Some(live.Key), await it.Locate(live.Payment), "Whose the second is");
        MustBe(None, await it.Locate(Payment(3)), "Whose an unknown one is");
    }

    static async Task NothingTouched(Probe it)
    {
        await it.Store(First.Open());
        await Untouched(it, First with { Business = Business(2) });
        await Untouched(it, First with { Mode = Mode.Live });
    }

    static async Task Untouched(Probe it, SampleSession others)
    {
        var opening = others.Open(First.OpenOrder(1));
        var append = others.Append(1, Later, First.OpenOrder(1));
        MustBe(new Appended.VersionMoved(), await it.Append(opening), $"Opening as {others.Business}");
        MustBe(new Appended.VersionMoved(), await it.Append(append), $"Appending as {others.Business}");
        MustBe(1, await it.Version(First.Key), "The version of the session");
        MustBe(0, await it.Version(others.Key), "The version of the other");
        MustBe(await it.ClaimKeys(Provider, Later), "Effects");
    }
}
