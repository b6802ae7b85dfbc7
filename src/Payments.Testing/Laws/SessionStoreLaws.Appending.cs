using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

// One history, one writer for each version of it.
public static partial class SessionStoreLaws
{
    static async Task NobodyOpened(Probe it)
    {
        await it.Store(Other.Open());
        MustBe(None, await it.Load(First.Key), "A session that was never opened");
    }

    static async Task LoadedAsAppended(Probe it)
    {
        var two = First.Append(1, Later) with { Events = Seq(First.Requested(1), First.Requested(2)) };
        await it.Store(First.Open());
        await it.Store(Other.Open());
        await it.Store(two);
        await it.Store(First.Append(3, Later + Second));

        var loaded = await it.Load(First.Key);
        var opened = new PaymentEvent.SessionOpened(First.Terms);
        MustBe(Some(opened), loaded.Map(session => session.Opened), "The opening");
        MustBe(
            loaded.Map(session => session.History).IfNone(Seq<Recorded>()),
            "The history",
            new Recorded(1, Noon, opened),
            new Recorded(2, Later, First.Requested(1)),
            new Recorded(3, Later, First.Requested(2)),
            new Recorded(4, Later + Second, First.Requested(3)));
    }

    static async Task EveryEvent(Probe it)
    {
        var append = First.Append(1, Later) with { Events = Examples.Events };
        await it.Store(First.Open());
        await it.Store(append);

        var loaded = await it.Load(First.Key);
        var events = loaded.Map(session => session.History.Skip(1).Map(one => one.Event).Strict());
        foreach (var (expected, actual) in Examples.Events.Zip(events.IfNone(Seq<PaymentEvent>())))
            MustBe(expected, actual, "An event");
        MustBe(Some(Examples.Events.Count), events.Map(all => all.Count), "The number of events");
    }

    static async Task Times(Probe it)
    {
        var microsecond = Duration.FromNanoseconds(1_000L);
        var late = Instant.FromUtc(9000, 1, 1, 0, 0) - microsecond;
        var session = First with { OpenedAt = late };
        await it.Store(session.Open() with { Row = session.Row with { DueAt = late } });
        await it.Store(session.Append(1, Noon + microsecond));
        await it.Store(Other.Open() with { Row = Other.Row with { DueAt = late, AskAt = late } });

        var loaded = await it.Load(session.Key);
        MustBe(
            loaded.Map(stored => stored.History.Map(one => one.At).Strict()).IfNone(Seq<Instant>()),
            "The times of the appends",
            late,
            Noon + microsecond);
        MustBe(Some(late), loaded.Map(stored => stored.Opened.Terms.CreatedAt), "The time of the opening");
        MustBe(await it.Due(late - microsecond), "Due a microsecond too early");
        MustBe(await it.Due(late), "Due in time", Other.Key);
        MustBe(await it.ToAsk(late - microsecond), "To be asked a microsecond too early");
        MustBe(await it.ToAsk(late), "To be asked in time", Other.Key);
    }

    static async Task VersionMoved(Probe it)
    {
        await it.Store(First.Open());
        await it.Store(First.Append(1, Later));

        var row = First.Row with { DueAt = Noon };
        var lost = First.Append(1, Later) with { Events = Seq1(First.Requested(7)), Row = row };
        MustBe(new Appended.VersionMoved(), await it.Append(lost), "The second append on version 1");
        MustBe(2, await it.Version(First.Key), "The version after both");
        MustBe(await it.Due(Later), "Due by the row of the append that lost");
    }

    static async Task VersionToCome(Probe it)
    {
        MustBe(new Appended.VersionMoved(), await it.Append(First.Append(1, Later)), "Before the opening");
        await it.Store(First.Open());
        MustBe(new Appended.VersionMoved(), await it.Append(First.Append(2, Later)), "On version 2 of 1");
        MustBe(1, await it.Version(First.Key), "The version after both");
    }

    static async Task OneWins(Probe it)
    {
        const int Many = 8;
        await it.Store(First.Open());
        for (var version = 1; version <= 5; version++)
        {
            var appended = await Together(Many, _ => it.Append(First.Append(version, Later)));
            MustBe(1, appended.Count(answer => answer is Appended.Stored), $"Stored on version {version}");
            MustBe(Many - 1, appended.Count(answer => answer is Appended.VersionMoved), $"Told that {version} moved");
            MustBe(version + 1, await it.Version(First.Key), "The version after them");
        }
    }

    static async Task OpenedTwice(Probe it)
    {
        await it.Store(First.Open());
        var again = First with { Reference = Reference(9) };
        MustBe(new Appended.VersionMoved(), await it.Append(again.Open()), "Under another reference");
        MustBe(new Appended.VersionMoved(), await it.Append(First.Open()), "Under the same reference");
        MustBe(1, await it.Version(First.Key), "The version after them");

        // The reference that was not used stays free.
        await it.Store((Other with { Reference = again.Reference }).Open());
    }

    static async Task Cancelled(Probe it)
    {
        var stopped = new CancellationToken(canceled: true);
        var opening = First.Open(First.OpenOrder(1));
        await MustBeCancelled(() => it.Stores.Sessions.Append(opening, stopped));
        MustBe(0, await it.Version(First.Key), "The version after a cancelled opening");

        var claimed = await it.Store(opening);
        await MustBeCancelled(() => it.Stores.Outbox.Complete(claimed[0].Claim, Noon, stopped));
        await MustBeCancelled(() => it.Stores.Outbox.Claim(Provider, SampleSession.LeaseAt(Later), 1, stopped));
        MustBe(await it.ClaimKeys(Provider, Later), "What is offered after cancelled calls", "open:1");
    }

    static async Task MustBeCancelled<T>(Func<Task<Either<StoreFault, T>>> call)
    {
        try
        {
            await call();
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw new LawBroken("A call that was cancelled before it began was answered");
    }
}
