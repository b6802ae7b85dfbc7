using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

// Sessions that somebody has to look after.
public static partial class SessionStoreLaws
{
    static async Task DueFrom(Probe it)
    {
        await it.Store(First.Open() with { Row = First.Row with { DueAt = Later } });
        await it.Store(Other.Open());
        MustBe(await it.Due(Later - Second), "Due too early");
        MustBe(await it.Due(Later), "Due in time", First.Key);
        MustBe(await it.Due(Later + Second), "Due after a while", First.Key);
        MustBe(await it.ToAsk(Later + Second), "To be asked about");
    }

    static async Task DueInOrder(Probe it)
    {
        foreach (var number in new[] { 3, 1, 4, 2 })
        {
            var session = new SampleSession(number) { Mode = number == 2 ? Mode.Live : Mode.Test };
            await it.Store(session.Open() with { Row = session.Row with { DueAt = Noon + number * Second } });
        }

        var live = new SampleSession(2) { Mode = Mode.Live };
        MustBe(await it.Due(Later, 2), "The two longest due", First.Key, live.Key);
        MustBe(await it.Due(Later), "All due", First.Key, live.Key, new SampleSession(3).Key, new SampleSession(4).Key);
        MustBe(await it.Due(Later, 0), "None of them");
    }

    static async Task ToAskFrom(Probe it)
    {
        await it.Store(First.Open() with { Row = First.Row with { AskAt = Later } });
        await it.Store(Other.Open() with { Row = Other.Row with { AskAt = Later - Second } });
        MustBe(await it.ToAsk(Later - Second - Second), "Too early");
        MustBe(await it.ToAsk(Later - Second), "In time for one", Other.Key);
        MustBe(await it.ToAsk(Later), "In time for both", Other.Key, First.Key);
        MustBe(await it.ToAsk(Later, 1), "The longest waiting", Other.Key);
        MustBe(await it.Due(Later), "Due");
    }

    static async Task LastRow(Probe it)
    {
        var row = First.Row with { DueAt = Noon, AskAt = Noon };
        await it.Store(First.Open() with { Row = row });
        await it.Store(First.Append(1, Later) with { Row = row with { DueAt = Later, AskAt = Later + Second } });
        MustBe(await it.Due(Later - Second), "Due by the first row");
        MustBe(await it.Due(Later), "Due by the second row", First.Key);
        MustBe(await it.ToAsk(Later), "To be asked by the first row");
        MustBe(await it.ToAsk(Later + Second), "To be asked by the second row", First.Key);

        await it.Store(First.Append(2, Later) with { Row = First.Row with { Status = PaymentStatus.Paid } });
        MustBe(await it.Due(Later + Second), "Due when nothing is");
        MustBe(await it.ToAsk(Later + Second), "To be asked when nothing is");
    }

    static async Task SweepLater(Probe it)
    {
        await it.Store(First.Open() with { Row = First.Row with { DueAt = Noon, AskAt = Noon } });
        await it.SweepLater(First.Key, Later);
        MustBe(await it.Due(Later - Second), "Due before");
        MustBe(await it.Due(Later), "Due then", First.Key);
        MustBe(await it.ToAsk(Noon), "To be asked", First.Key);
        await it.Store(First.Append(1, Later));
    }

    static async Task SweepLaterNot(Probe it)
    {
        await it.Store(First.Open() with { Row = First.Row with { DueAt = Noon } });
        await it.Store(Other.Open() with { Row = Other.Row with { DueAt = None } });
        await it.SweepLater(Other.Key, Noon);
        await it.SweepLater(new SampleSession(3).Key, Noon);
        await it.SweepLater(First.Key with { Business = Business(2) }, Later);
        await it.SweepLater(First.Key with { Mode = Mode.Live }, Later);
        MustBe(await it.Due(Noon), "Due", First.Key);
        MustBe(0, await it.Version(new SampleSession(3).Key), "The version of a session that is none");
    }

    static async Task AskLater(Probe it)
    {
        await it.Store(First.Open() with { Row = First.Row with { DueAt = Noon, AskAt = Noon } });
        await it.AskLater(First.Key, Later);
        MustBe(await it.ToAsk(Later - Second), "To be asked before");
        MustBe(await it.ToAsk(Later), "To be asked then", First.Key);
        MustBe(await it.Due(Noon), "Due", First.Key);
        await it.Store(First.Append(1, Later));
    }

    static async Task AskLaterNot(Probe it)
    {
        await it.Store(First.Open() with { Row = First.Row with { AskAt = Noon } });
        await it.Store(Other.Open());
        await it.AskLater(Other.Key, Noon);
        await it.AskLater(new SampleSession(3).Key, Noon);
        await it.AskLater(First.Key with { Business = Business(2) }, Later);
        await it.AskLater(First.Key with { Mode = Mode.Live }, Later);
        MustBe(await it.ToAsk(Noon), "To be asked", First.Key);
        MustBe(0, await it.Version(new SampleSession(3).Key), "The version of a session that is none");
    }
}
