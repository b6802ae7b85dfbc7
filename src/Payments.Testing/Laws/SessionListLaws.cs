using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Laws.ListProbe;
using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

/// <summary>What <see cref="ISessionLists"/> promises. Each law wants stores that hold nothing yet.</summary>
public static partial class SessionListLaws
{
    static readonly Duration Second = Duration.FromSeconds(1);

    public static Seq<Law<ListedStores>> All { get; } = Seq(
        Law("Nothing is listed or counted where nobody opened anything", Nothing),
        Law("The newest session is listed first, and of those opened at once the one with the greater id", Order),
        Law("A session is listed with its whole history", Histories),
        Law("Nothing of another business or of the other mode is listed or counted", Walls),
        Law("Only sessions of the statuses that were asked for are listed", Statuses),
        Law("The status that is listed and counted is that of the last append", LastStatus),
        Law("A reference lists the one session that has exactly it", References),
        Law("A session is listed from the instant on that it was opened at, and not up to it", Opened),
        Law("A session without an order is listed and counted as expired from its deadline on", Lapsed),
        Law("A session with an order is pending, however late it is", NotLapsed),
        Law("When a session lapses does not depend on when it is swept", LapsedUnswept),
        Law("Sessions are counted from the instant on that was asked for", Counted),
        Law("A page holds no more sessions than asked for: those next to where it starts", Pages),
        Law("A page shows only what is between the places that it was given", BetweenPlaces),
        Law("Paging down shows each session once, whatever is opened meanwhile", PagingDown),
        Law("Paging up shows each session once, whatever is opened meanwhile", PagingUp),
        Law("Paging shows each session once under every filter of statuses", PagingFiltered)).Strict();

    static async Task Nothing(ListProbe it)
    {
        MustBe(await it.Numbers(ListFilter.Everything), "Listed");
        MustBe(new StatusCounts(0, 0, 0, 0), await it.Count(Instant.MinValue + Duration.FromDays(1)), "Counted");
    }

    static async Task Order(ListProbe it)
    {
        await it.Open(2, Second);
        await it.Open(4, Duration.Zero);
        await it.Open(1, Second);
        await it.Open(3, Second + Second);
        await it.Open(5, Second + Duration.FromNanoseconds(1000));
        MustBe(await it.Numbers(ListFilter.Everything), "Listed", 3, 5, 2, 1, 4);
    }

    static async Task Histories(ListProbe it)
    {
        var session = new SampleSession(1);
        await it.Store(session.Open());
        await it.Store(session.Append(1, Noon + Second));
        await it.Store(session.Append(2, Noon + Second));
        var listed = await it.List(ListFilter.Everything, Whole);
        MustBe(1, listed.Count, "Listed");
        MustBe(listed.Head.History.Map(one => one.Position), "Positions", 1, 2, 3);
        MustBe(session.Terms, listed.Head.Opened.Terms, "Terms");
    }

    static async Task Walls(ListProbe it)
    {
        var others = new KeyHolder(Business(2), Mode.Test);
        var live = new KeyHolder(Business(1), Mode.Live);
        var lapse = Some(Noon);
        await it.Open(new SampleSession(1) { Reference = Reference(9) });
        foreach (var session in new[]
        {
            new SampleSession(2) { Business = others.Business, Reference = Reference(9) },
            new SampleSession(3) { Mode = live.Mode, Reference = Reference(9) },
        })
            await it.Store(session.Open() with { Row = session.Row with { LapsesAt = lapse } });

        foreach (var (holder, number) in new[] { (Holder, 1), (others, 2), (live, 3) })
        {
            MustBe(await it.Numbers(ListFilter.Everything, holder: holder), $"Listed for {number}", number);
            var named = ListFilter.Everything with { Reference = Reference(9) };
            MustBe(await it.Numbers(named, holder: holder), $"Of that reference for {number}", number);
            MustBe(1, (await it.Count(Noon, holder: holder)).Total, $"Counted for {number}");
        }

        MustBe(await it.Numbers(Only(PaymentStatus.Expired)), "Expired of others");
        MustBe(1, (await it.Count(Noon)).Pending, "Counted as pending");
    }

    static async Task Statuses(ListProbe it)
    {
        foreach (var (status, at) in PaymentStatus.All.Map((at, status) => (status, at)))
        {
            await it.Open(at, at * Second, status);
            await it.Open(at + 4, (at + 4) * Second, status);
        }

        foreach (var (status, at) in PaymentStatus.All.Map((at, status) => (status, at)))
            MustBe(await it.Numbers(Only(status)), $"Only {status}", at + 4, at);

        MustBe(await it.Numbers(Only(PaymentStatus.Cancelled, PaymentStatus.Expired)), "Failed", 7, 6, 3, 2);
        MustBe(await it.Numbers(Only(PaymentStatus.Pending, PaymentStatus.Expired)), "Unpaid", 7, 4, 3, 0);
        MustBe(await it.Numbers(Only()), "Of no status");
        MustBe(new StatusCounts(2, 2, 2, 2), await it.Count(Noon), "Counted");
    }

    static async Task LastStatus(ListProbe it)
    {
        var session = new SampleSession(1);
        await it.Open(session);
        await it.Store(session.Append(1, Noon) with { Row = session.Row with { Status = PaymentStatus.Paid } });
        MustBe(await it.Numbers(Only(PaymentStatus.Pending)), "Pending");
        MustBe(await it.Numbers(Only(PaymentStatus.Paid)), "Paid", 1);
        MustBe(new StatusCounts(0, 1, 0, 0), await it.Count(Noon), "Counted");
    }

    static async Task References(ListProbe it)
    {
        var upper = Lawful(Domain.Values.Reference.Create("INV%"));
        var lower = Lawful(Domain.Values.Reference.Create("inv%"));
        await it.Open(new SampleSession(1) { Reference = upper });
        await it.Open(new SampleSession(2) { Reference = lower });
        await it.Open(3, Duration.Zero);
        var named = ListFilter.Everything with { Reference = upper };
        MustBe(await it.Numbers(named), "Of the reference", 1);
        MustBe(await it.Numbers(ListFilter.Everything with { Reference = Reference(4) }), "Of one that nobody has");
        MustBe(await it.Numbers(named with { CreatedFrom = Noon + Second }), "Opened later");
        MustBe(await it.Numbers(named, Whole with { Limit = 0 }), "None of them");
    }

    static async Task Opened(ListProbe it)
    {
        foreach (var number in new[] { 1, 2, 3 })
            await it.Open(number, number * Second);

        var late = ListFilter.Everything with { CreatedFrom = Noon + 2 * Second };
        var early = ListFilter.Everything with { CreatedBefore = Noon + 2 * Second };
        MustBe(await it.Numbers(late), "From on", 3, 2);
        MustBe(await it.Numbers(early), "Up to", 1);
        MustBe(await it.Numbers(late with { CreatedBefore = Noon + 3 * Second }), "Between", 2);
        MustBe(await it.Numbers(late with { CreatedBefore = Noon + 2 * Second }), "Between the same");
        MustBe(await it.Numbers(late with { CreatedBefore = Noon }), "Between the wrong way round");
        MustBe(await it.Numbers(late with { CreatedFrom = Noon + 2 * Second + Duration.Epsilon }), "Just after", 3);
    }

    static async Task Counted(ListProbe it)
    {
        await it.Open(1, Duration.Zero, PaymentStatus.Paid);
        await it.Open(2, Second, PaymentStatus.Paid);
        await it.Open(3, Second, PaymentStatus.Cancelled);
        MustBe(new StatusCounts(0, 2, 1, 0), await it.Count(Noon), "From the first on");
        MustBe(new StatusCounts(0, 1, 1, 0), await it.Count(Noon + Second), "From the second on");
        MustBe(new StatusCounts(0, 0, 0, 0), await it.Count(Noon + Second + Duration.Epsilon), "After all");
    }
}
