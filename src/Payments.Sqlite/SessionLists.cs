using Microsoft.Data.Sqlite;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Sql;

namespace Payments.Sqlite;

/// <summary>The sessions of a business in a mode, page by page.</summary>
/// <remarks>
/// Each status is a list of its own in one index, and a page of several merges their heads. What has lapsed and is not
/// swept yet stands among the pending ones, and in an index by when it lapsed: those are few, for a sweep comes each
/// second, and only they are sorted. When it lapses counts for a pending one alone: an older host on the same file
/// ends sessions and leaves it behind.
/// </remarks>
static class SessionLists
{
    const string Holder = "business = $business AND mode = $mode";
    const string Between =
        "(created_at, payment) > ($above_at, $above) AND (created_at, payment) < ($below_at, $below)";
    const string NewestFirst = "ORDER BY created_at DESC, payment DESC LIMIT $limit";
    const string OldestFirst = "ORDER BY created_at, payment LIMIT $limit";

    const string OfStatus =
        $"""
        SELECT created_at, payment FROM sessions
        WHERE {Holder} AND status = $status AND {Between}
            AND (lapses_at IS NULL OR lapses_at > $lapsed OR status <> 'pending')
        """;

    const string OfLapsed =
        $"""
        SELECT created_at, payment FROM sessions INDEXED BY sessions_lapsing
        WHERE {Holder} AND status = 'pending' AND lapses_at <= $lapsed AND {Between}
        """;

    internal const string FindNewest = $"{OfStatus} {NewestFirst}";
    internal const string FindOldest = $"{OfStatus} {OldestFirst}";
    internal const string FindNewestLapsed = $"{OfLapsed} {NewestFirst}";
    internal const string FindOldestLapsed = $"{OfLapsed} {OldestFirst}";

    // No status is a part of another's word.
    internal const string FindNamed =
        $"""
        SELECT created_at, payment FROM sessions
        WHERE {Holder} AND reference = $reference AND {Between}
            AND instr($statuses, CASE WHEN status = 'pending' AND lapses_at <= $now THEN 'expired' ELSE status END) > 0
        """;

    // One statement, and so one moment: a session that moves on meanwhile is counted once.
    internal const string CountEach =
        $"""
        SELECT
            (SELECT count(*) FROM sessions WHERE {Holder} AND status = 'pending' AND created_at >= $since),
            (SELECT count(*) FROM sessions WHERE {Holder} AND status = 'paid' AND created_at >= $since),
            (SELECT count(*) FROM sessions WHERE {Holder} AND status = 'cancelled' AND created_at >= $since),
            (SELECT count(*) FROM sessions WHERE {Holder} AND status = 'expired' AND created_at >= $since),
            (SELECT count(*) FROM sessions INDEXED BY sessions_lapsing
                WHERE {Holder} AND status = 'pending' AND lapses_at <= $now AND created_at >= $since)
        """;

    public static Either<StoreFault, Seq<StoredSession>> List(
        Database database, KeyHolder holder, ListFilter filter, ListPage page, Instant now) =>
        database.AtOneMoment(() => filter.Reference
            .Match(
                Some: it => Named(database, holder, filter, page, now, it),
                None: () => Heads(database, holder, filter, page, now))
            .Bind(places => Load(database, holder, Page(places, page))));

    public static Either<StoreFault, StatusCounts> Count(
        Database database, KeyHolder holder, Instant since, Instant now) =>
        database
            .First(
                CountEach,
                ReadCounts,
                ("$business", Column.Of(holder.Business)),
                ("$mode", Column.Of(holder.Mode)),
                ("$since", Column.Of(since)),
                ("$now", Column.Of(now)))
            .ToEither<StoreFault>(new StoreFault.Unreadable());

    static Either<StoreFault, Seq<Place>> Named(
        Database database, KeyHolder holder, ListFilter filter, ListPage page, Instant now, Reference reference) =>
        database.Rows(
            FindNamed,
            ReadPlace,
            [
                .. Of(holder, ListBounds.Of(filter, page)),
                ("$reference", reference.Text),
                ("$statuses", string.Join(' ', filter.Statuses.Map(it => it.Word))),
                ("$now", Column.Of(now)),
            ]);

    // Where pending and expired are both wanted it makes no difference whether a session has lapsed: nothing is told
    // apart, since no time is the empty text.
    static Either<StoreFault, Seq<Place>> Heads(
        Database database, KeyHolder holder, ListFilter filter, ListPage page, Instant now)
    {
        var isExpired = filter.Statuses.Contains(PaymentStatus.Expired);
        var isPending = filter.Statuses.Contains(PaymentStatus.Pending);
        (string, object)[] values =
        [
            .. Of(holder, ListBounds.Of(filter, page)),
            ("$limit", Math.Max(page.Limit, 0)),
            ("$lapsed", isExpired && isPending ? string.Empty : Column.Of(now)),
        ];
        var isUpwards = page.NewerThan.IsSome;
        var lapsed = isExpired && !isPending
            ? database.Rows(isUpwards ? FindOldestLapsed : FindNewestLapsed, ReadPlace, values)
            : Seq<Place>();
        return filter.Statuses.Fold(lapsed, (found, status) => found.Bind(some => database
            .Rows(isUpwards ? FindOldest : FindNewest, ReadPlace, [.. values, ("$status", status.Word)])
            .Map(more => some + more)));
    }

    static (string Name, object Value)[] Of(KeyHolder holder, ListBounds bounds) =>
    [
        ("$business", Column.Of(holder.Business)),
        ("$mode", Column.Of(holder.Mode)),
        ("$above_at", bounds.Above.At),
        ("$above", Column.Of(bounds.Above.Payment)),
        ("$below_at", bounds.Below.At),
        ("$below", Column.Of(bounds.Below.Payment)),
    ];

    static Seq<Place> Page(Seq<Place> places, ListPage page)
    {
        var newestFirst = places.OrderByDescending(it => it, Place.Order);
        var limit = Math.Max(page.Limit, 0);
        return toSeq((page.NewerThan.IsSome ? newestFirst.TakeLast(limit) : newestFirst.Take(limit)).ToArray());
    }

    static Either<StoreFault, Seq<StoredSession>> Load(Database database, KeyHolder holder, Seq<Place> places)
    {
        var loaded = new List<StoredSession>(places.Count);
        foreach (var place in places)
        {
            var key = new SessionKey(holder.Business, holder.Mode, place.Payment);
            var one = SessionTable.Load(database, key);
            if (one.Case is StoreFault fault)
                return fault;

            one.Iter(found => found.Iter(loaded.Add));
        }

        return toSeq(loaded.ToArray());
    }

    static Either<StoreFault, Place> ReadPlace(SqliteDataReader row)
    {
        var payment = PaymentId.Create(row.GetString(1));
        return Column.ReadTime(row.GetString(0)).Bind(at => payment.Match<Either<StoreFault, Place>>(
            Succ: it => new Place(at, it), Fail: _ => new StoreFault.Unreadable()));
    }

    static StatusCounts ReadCounts(SqliteDataReader row)
    {
        var lapsed = row.GetInt64(4);
        return new StatusCounts(row.GetInt64(0) - lapsed, row.GetInt64(1), row.GetInt64(2), row.GetInt64(3) + lapsed);
    }
}
