using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Testing;

// Sessions by the many.
public sealed partial class MemoryStore
{
    public Task<Either<StoreFault, Seq<StoredSession>>> List(
        KeyHolder holder, ListFilter filter, ListPage page, Instant now, CancellationToken cancellation) =>
        Turn(() => List(holder, filter, page, now), cancellation);

    public Task<Either<StoreFault, StatusCounts>> Count(
        KeyHolder holder, Instant since, Instant now, CancellationToken cancellation) =>
        Turn(
            () =>
            {
                var rows = Of(holder).Select(it => it.Row).Where(it => it.CreatedAt >= since).ToArray();
                long With(PaymentStatus status) => rows.LongCount(it => it.StatusAt(now) == status);
                return new StatusCounts(
                    With(PaymentStatus.Pending),
                    With(PaymentStatus.Paid),
                    With(PaymentStatus.Cancelled),
                    With(PaymentStatus.Expired));
            },
            cancellation);

    Seq<StoredSession> List(KeyHolder holder, ListFilter filter, ListPage page, Instant now)
    {
        var newestFirst = Of(holder)
            .Where(it => Passes(it.Row, filter, now) && IsOn(PlaceOf(it), page))
            .OrderByDescending(PlaceOf, Place.Order);
        var limit = Math.Max(page.Limit, 0);
        return toSeq((page.NewerThan.IsSome ? newestFirst.TakeLast(limit) : newestFirst.Take(limit))
            .Select(it => new StoredSession(it.Opened, it.History))
            .ToArray());
    }

    IEnumerable<Kept> Of(KeyHolder holder) =>
        sessions.Values.Where(it => it.Key.Business == holder.Business && it.Key.Mode == holder.Mode);

    static bool Passes(SessionRow row, ListFilter filter, Instant now) =>
        filter.Statuses.Contains(row.StatusAt(now))
        && filter.Reference.ForAll(it => it == row.Reference)
        && filter.CreatedFrom.ForAll(it => it <= row.CreatedAt)
        && filter.CreatedBefore.ForAll(it => row.CreatedAt < it);

    static bool IsOn(Place place, ListPage page) =>
        page.OlderThan.ForAll(it => place.CompareTo(it) < 0) && page.NewerThan.ForAll(it => place.CompareTo(it) > 0);

    static Place PlaceOf(Kept session) => new(session.Row.CreatedAt, session.Key.Payment);
}
