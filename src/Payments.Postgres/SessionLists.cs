using Npgsql;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Sql;

namespace Payments.Postgres;

/// <summary>The sessions of a business in a mode, page by page.</summary>
/// <remarks>
/// Each status is a list of its own in one index, and a page of several merges their heads. What has lapsed and is not
/// swept yet stands among the pending ones, and in an index by when it lapsed: those are few, for a sweep comes each
/// second. One statement finds a page and the histories on it, and so all of it is of one moment.
/// </remarks>
static class SessionLists
{
    const string Holder = "business = $1 AND mode = $2";
    const string Between = "(created_at, payment) > ($3, $4) AND (created_at, payment) < ($5, $6)";
    const string NewestFirst = "ORDER BY created_at DESC, payment DESC LIMIT $8";
    const string OldestFirst = "ORDER BY created_at, payment LIMIT $8";

    const string OfStatus =
        $"""
        SELECT created_at, payment FROM sessions
        WHERE {Holder} AND status = wanted.status AND {Between} AND (lapses_at IS NULL OR lapses_at > $9)
        """;

    const string OfLapsed =
        $"SELECT created_at, payment FROM sessions WHERE $10 AND {Holder} AND lapses_at <= $9 AND {Between}";

    const string Histories =
        """
        SELECT e.payment::text, e.position, e.at, e.payload
        FROM page AS p JOIN events AS e ON e.payment = p.payment
        ORDER BY p.created_at DESC, p.payment DESC, e.position
        """;

    internal const string FindNewest =
        $"""
        WITH page AS (
            SELECT created_at, payment FROM (
                SELECT head.* FROM unnest($7::text[]) AS wanted (status), LATERAL ({OfStatus} {NewestFirst}) AS head
                UNION ALL ({OfLapsed} {NewestFirst})
            ) AS heads {NewestFirst}
        )
        {Histories}
        """;

    internal const string FindOldest =
        $"""
        WITH page AS (
            SELECT created_at, payment FROM (
                SELECT head.* FROM unnest($7::text[]) AS wanted (status), LATERAL ({OfStatus} {OldestFirst}) AS head
                UNION ALL ({OfLapsed} {OldestFirst})
            ) AS heads {OldestFirst}
        )
        {Histories}
        """;

    internal const string FindNamed =
        $"""
        WITH page AS (
            SELECT created_at, payment FROM sessions
            WHERE {Holder} AND {Between}
                AND payment = (SELECT payment FROM session_references WHERE {Holder} AND reference = $10)
                AND CASE WHEN lapses_at <= $9 THEN 'expired' ELSE status END = ANY ($7)
            LIMIT $8
        )
        {Histories}
        """;

    // One statement, and so one moment: a session that moves on meanwhile is counted once.
    internal const string CountEach =
        $"""
        SELECT
            (SELECT count(*) FROM sessions WHERE {Holder} AND status = 'pending' AND created_at >= $3),
            (SELECT count(*) FROM sessions WHERE {Holder} AND status = 'paid' AND created_at >= $3),
            (SELECT count(*) FROM sessions WHERE {Holder} AND status = 'cancelled' AND created_at >= $3),
            (SELECT count(*) FROM sessions WHERE {Holder} AND status = 'expired' AND created_at >= $3),
            (SELECT count(*) FROM sessions WHERE {Holder} AND lapses_at <= $4 AND created_at >= $3)
        """;

    public static async Task<Either<StoreFault, Seq<StoredSession>>> List(
        Database database,
        KeyHolder holder,
        ListFilter filter,
        ListPage page,
        Instant now,
        CancellationToken cancellation)
    {
        var find = filter.Reference.Match(
            Some: it => new Statement(
                FindNamed, [.. Of(holder, filter, page), Value.Of(Column.Of(now)), Value.Of(it.Text)]),
            None: () => Heads(holder, filter, page, now));
        var events = await database.Rows(Read, [find], cancellation).ConfigureAwait(false);
        return events.Bind(Sessions);
    }

    public static async Task<Either<StoreFault, StatusCounts>> Count(
        Database database, KeyHolder holder, Instant since, Instant now, CancellationToken cancellation)
    {
        var count = new Statement(
            CountEach, [.. Value.Of(holder), Value.Of(Column.Of(since)), Value.Of(Column.Of(now))]);
        var counted = await database.Rows<StatusCounts>(row => ReadCounts(row), [count], cancellation)
            .ConfigureAwait(false);
        return counted.Map(it => it.Head);
    }

    // Where pending and expired are both wanted it makes no difference whether a session has lapsed: nothing is told
    // apart, since no time is the empty text.
    static Statement Heads(KeyHolder holder, ListFilter filter, ListPage page, Instant now)
    {
        var isExpired = filter.Statuses.Contains(PaymentStatus.Expired);
        var isPending = filter.Statuses.Contains(PaymentStatus.Pending);
        return new Statement(
            page.NewerThan.IsSome ? FindOldest : FindNewest,
            [
                .. Of(holder, filter, page),
                Value.Of(isExpired && isPending ? string.Empty : Column.Of(now)),
                Value.Of(isExpired && !isPending),
            ]);
    }

    static NpgsqlParameter[] Of(KeyHolder holder, ListFilter filter, ListPage page)
    {
        var bounds = ListBounds.Of(filter, page);
        return
        [
            .. Value.Of(holder),
            Value.Of(bounds.Above.At),
            Value.Of(bounds.Above.Payment.Value),
            Value.Of(bounds.Below.At),
            Value.Of(bounds.Below.Payment.Value),
            Value.Of(filter.Statuses.Map(it => it.Word)),
            Value.Of(Math.Max(page.Limit, 0)),
        ];
    }

    // The events of a session follow each other.
    static Either<StoreFault, Seq<StoredSession>> Sessions(Seq<Listed> events) =>
        events
            .GroupBy(it => it.Payment)
            .Aggregate(
                Right<StoreFault, Seq<StoredSession>>(Empty),
                (listed, history) => listed.Bind(before =>
                    EventRow.Whole(toSeq(history.Select(it => it.Event).ToArray())).Map(one => before + one.ToSeq())));

    static Either<StoreFault, Listed> Read(NpgsqlDataReader row)
    {
        var payment = row.GetString(0);
        return EventRow.Read(row, 1).Map(it => new Listed(payment, it));
    }

    static StatusCounts ReadCounts(NpgsqlDataReader row)
    {
        var lapsed = row.GetInt64(4);
        return new StatusCounts(row.GetInt64(0) - lapsed, row.GetInt64(1), row.GetInt64(2), row.GetInt64(3) + lapsed);
    }

    sealed record Listed(string Payment, Recorded Event);
}
