using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;

using static Payments.Testing.Laws.ListProbe;
using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

// Going through a list page by page.
public static partial class SessionListLaws
{
    // Two are opened at each second, so that pages end between them as well.
    const int Many = 9;

    static async Task Pages(ListProbe it)
    {
        await OpenMany(it);
        MustBe(await it.Numbers(ListFilter.Everything, Down(None, 2)), "The first page", 9, 8);
        MustBe(await it.Numbers(ListFilter.Everything, Down(PlaceOf(8), 2)), "The page after", 7, 6);
        MustBe(await it.Numbers(ListFilter.Everything, Down(PlaceOf(7), 3)), "Within a second", 6, 5, 4);
        MustBe(await it.Numbers(ListFilter.Everything, Up(PlaceOf(5), 2)), "The page before", 7, 6);
        MustBe(await it.Numbers(ListFilter.Everything, Up(PlaceOf(8), 5)), "The page before, at the top", 9);
        MustBe(await it.Numbers(ListFilter.Everything, Down(PlaceOf(1), 5)), "Below all");
        MustBe(await it.Numbers(ListFilter.Everything, Up(PlaceOf(9), 5)), "Above all");
        MustBe(await it.Numbers(ListFilter.Everything, Down(None, 0)), "None of them");
    }

    static async Task BetweenPlaces(ListProbe it)
    {
        await OpenMany(it);
        MustBe(await it.Numbers(ListFilter.Everything, new ListPage(PlaceOf(7), PlaceOf(3), 9)), "Between", 6, 5, 4);
        MustBe(await it.Numbers(ListFilter.Everything, new ListPage(PlaceOf(7), PlaceOf(3), 2)), "Of these", 5, 4);
        MustBe(await it.Numbers(ListFilter.Everything, new ListPage(PlaceOf(3), PlaceOf(3), 9)), "Between nothing");

        // A time and a place: the narrower one counts.
        var late = ListFilter.Everything with { CreatedFrom = At(4), CreatedBefore = At(8) };
        MustBe(await it.Numbers(late, Down(PlaceOf(7), 9)), "Up to a place", 6, 5, 4);
        MustBe(await it.Numbers(late, Down(PlaceOf(9), 9)), "Up to a time", 7, 6, 5, 4);
        MustBe(await it.Numbers(late, Up(PlaceOf(5), 9)), "From a place", 7, 6);
        MustBe(await it.Numbers(late, Up(PlaceOf(2), 9)), "From a time", 7, 6, 5, 4);
        var named = ListFilter.Everything with { Reference = Reference(5) };
        MustBe(await it.Numbers(named, Down(PlaceOf(6), 9)), "Named and below a place", 5);
        MustBe(await it.Numbers(named, Down(PlaceOf(5), 9)), "Named and not below a place");
    }

    static async Task PagingDown(ListProbe it)
    {
        await OpenMany(it);
        var others = 0;
        foreach (var limit in new[] { 1, 2, 4 })
        {
            var shown = await Through(
                it, ListFilter.Everything, last => Down(last, limit), page => page, () => OpenOthers(it, ++others));
            MustBe(Some(Numbers(Many, 1)), OnceEach(shown), $"Down by {limit}");
        }
    }

    static async Task PagingUp(ListProbe it)
    {
        await OpenMany(it);
        var (others, bottom) = (0, new Place(Noon - Duration.FromDays(1), Payment(0)));
        foreach (var limit in new[] { 1, 2, 4 })
        {
            var shown = await Through(
                it,
                ListFilter.Everything,
                last => Up(last.IfNone(bottom), limit),
                page => page.Rev(),
                () => OpenOthers(it, ++others));
            MustBe(Some(Numbers(1, Many)), OnceEach(shown), $"Up by {limit}");
        }
    }

    static async Task PagingFiltered(ListProbe it)
    {
        foreach (var number in Enumerable.Range(0, 12))
            await it.Open(number, number / 2 * Second, PaymentStatus.All[number % 4]);

        foreach (var wanted in Enumerable.Range(1, 15))
        {
            var filter = Only(PaymentStatus.All.Where((_, at) => (wanted >> at & 1) == 1));
            var whole = await it.Numbers(filter);
            var shown = await Through(it, filter, last => Down(last, 2), page => page, () => Task.CompletedTask);
            MustBe(whole, shown, $"Down through {string.Join(" and ", filter.Statuses)}");
            MustBe(3 * filter.Statuses.Count, shown.Count, $"All of {string.Join(" and ", filter.Statuses)}");
        }
    }

    /// <summary>Page after page until one is empty; after each, others do what they do meanwhile.</summary>
    static async Task<Seq<int>> Through(
        ListProbe it,
        ListFilter filter,
        Func<Option<Place>, ListPage> next,
        Func<Seq<StoredSession>, Seq<StoredSession>> inTurn,
        Func<Task> meanwhile)
    {
        var (shown, last) = (Seq<int>(), Option<Place>.None);
        for (var page = await Turn(); !page.IsEmpty; page = await Turn())
        {
            shown += page.Map(one => NumberOf(one)).Strict();
            last = Place.Of(page.Last.Opened.Terms);
            await meanwhile();
        }

        return shown;

        async Task<Seq<StoredSession>> Turn() => inTurn(await it.List(filter, next(last))).Strict();
    }

    // Above all, among them, and below all: where one pages to is a new one each time, so there has to be an end of it.
    static async Task OpenOthers(ListProbe it, int times)
    {
        if (times > 12)
            return;

        await it.Open(3 * times + 100, times * Duration.FromMinutes(1));
        await it.Open(3 * times + 101, times % 5 * Second);
        await it.Open(3 * times + 102, -times * Duration.FromMinutes(1));
    }

    // None if any was shown twice; of what was there from the beginning, the order in which it was shown.
    static Option<Seq<int>> OnceEach(Seq<int> shown) =>
        shown.Distinct().Count() == shown.Count ? shown.Filter(it => it <= Many).Strict() : None;

    static Seq<int> Numbers(int first, int last) =>
        toSeq(Enumerable.Range(0, Many).Select(it => first < last ? first + it : first - it).ToArray());

    static async Task OpenMany(ListProbe it)
    {
        foreach (var number in Enumerable.Range(1, Many))
            await it.Open(number, At(number) - Noon);
    }

    static Instant At(int number) => Noon + number / 2 * Second;

    static Place PlaceOf(int number) => new(At(number), Payment(number));

    static ListPage Down(Option<Place> from, int limit) => new(from, None, limit);

    static ListPage Up(Place from, int limit) => new(None, from, limit);
}
