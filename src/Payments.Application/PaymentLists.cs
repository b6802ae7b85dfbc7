using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application;

/// <summary>One page of a list, newest first.</summary>
/// <param name="Sessions">As they look at the moment of the page.</param>
/// <param name="Newer">From where to go on upwards; none if nothing newer passes the filter.</param>
/// <param name="Older">From where to go on downwards; none at the end of the list.</param>
public sealed record ListedPage(Seq<Seen> Sessions, Option<Place> Newer, Option<Place> Older);

/// <summary>What an app reads of many sessions at once: lists and counts.</summary>
public sealed class PaymentLists(ISessionLists lists, IClock clock)
{
    /// <summary>How far back the counts go (Juicyway payments API, "Payment statistics").</summary>
    public static readonly Duration CountedSpan = Duration.FromDays(30);

    public async Task<Either<NotHandled, ListedPage>> List(
        KeyHolder holder, ListFilter filter, ListPage page, CancellationToken cancellation)
    {
        var now = clock.Now();
        // One more than wanted tells whether the list goes on.
        var wanted = page with { Limit = page.Limit + 1 };
        var found = await lists.List(holder, filter, wanted, now, cancellation).ConfigureAwait(false);
        if (found.Case is not Seq<StoredSession> stored)
            return new NotHandled.StoreFailed((StoreFault)found.Case);

        var isUpwards = page.NewerThan.IsSome;
        var goesOn = stored.Count > page.Limit;
        var shown = isUpwards ? stored.Skip(Math.Max(0, stored.Count - page.Limit)) : stored.Take(page.Limit);
        var seen = shown.Map(it => See(it, now)).Strict();
        if (seen.IsEmpty)
            return await Beyond(holder, filter, page, now, cancellation).ConfigureAwait(false);

        var (first, last) = (PlaceOf(seen.Head), PlaceOf(seen.Last));
        var back = await IsAny(holder, filter, isUpwards ? Below(last) : Above(first), now, cancellation)
            .ConfigureAwait(false);
        return back.Match<Either<NotHandled, ListedPage>>(
            Right: comesBefore => new ListedPage(
                seen,
                (isUpwards ? goesOn : comesBefore) ? first : None,
                (isUpwards ? comesBefore : goesOn) ? last : None),
            Left: fault => new NotHandled.StoreFailed(fault));
    }

    // Nothing is left that way, but a client has to find its way back: to the place that it came from, itself included,
    // for no payment of ours has the least or the greatest id.
    async Task<Either<NotHandled, ListedPage>> Beyond(
        KeyHolder holder, ListFilter filter, ListPage page, Instant now, CancellationToken cancellation)
    {
        var newer = page.OlderThan.Map(it => it with { Payment = PaymentId.From(Guid.Empty) });
        var older = page.NewerThan.Map(it => it with { Payment = PaymentId.From(Guid.AllBitsSet) });
        var back = newer.IsSome ? newer.Map(Above) : older.Map(Below);
        if (back.Case is not ListPage other)
            return new ListedPage(Seq<Seen>(), None, None);

        var found = await IsAny(holder, filter, other, now, cancellation).ConfigureAwait(false);
        return found.Match<Either<NotHandled, ListedPage>>(
            Right: isAny => isAny
                ? new ListedPage(Seq<Seen>(), newer, older)
                : new ListedPage(Seq<Seen>(), None, None),
            Left: fault => new NotHandled.StoreFailed(fault));
    }

    /// <summary>How many sessions of each status were opened in the last 30 days.</summary>
    public async Task<Either<NotHandled, StatusCounts>> Count(KeyHolder holder, CancellationToken cancellation)
    {
        var now = clock.Now();
        var counted = await lists.Count(holder, now - CountedSpan, now, cancellation).ConfigureAwait(false);
        return counted.MapLeft<NotHandled>(fault => new NotHandled.StoreFailed(fault));
    }

    async Task<Either<StoreFault, bool>> IsAny(
        KeyHolder holder, ListFilter filter, ListPage page, Instant now, CancellationToken cancellation)
    {
        var found = await lists.List(holder, filter, page, now, cancellation).ConfigureAwait(false);
        return found.Map(it => !it.IsEmpty);
    }

    static ListPage Above(Place place) => new(None, place, 1);

    static ListPage Below(Place place) => new(place, None, 1);

    static Place PlaceOf(Seen seen) => Place.Of(seen.Session.Terms);

    static Seen See(StoredSession stored, Instant now)
    {
        var session = stored.Fold();
        return new Seen(session, ClientView.Of(session, now));
    }
}
