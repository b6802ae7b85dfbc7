using Microsoft.Data.Sqlite;

using Payments.Application.Ports;
using Payments.Sql;

namespace Payments.Sqlite;

/// <summary>Taking effects to run.</summary>
/// <remarks>
/// An effect that cannot be read (a later version wrote it, say) is left to those who can, and holds up no other: it is
/// a fault only when there was nothing else to take.
/// </remarks>
static class Claiming
{
    // A host from before there was a "since" may be serving from the same file, and leaves it empty.
    internal const string FindFree =
        """
        SELECT s.business, s.mode, s.payment, o.token, coalesce(nullif(o.since, ''), o.due_at), o.payload, e.payload,
            o.sequence
        FROM outbox AS o
            JOIN sessions AS s ON s.payment = o.payment
            JOIN events AS e ON e.payment = o.payment AND e.position = 1
        WHERE o.state = 'ready' AND o.lane = $lane AND o.due_at <= $now
            AND (o.lease_until IS NULL OR o.lease_until <= $now)
        ORDER BY o.due_at, o.sequence
        """;

    internal const string CountFree =
        """
        SELECT count(*) FROM outbox
        WHERE state = 'ready' AND lane IN ('provider', 'merchant') AND due_at <= $now
            AND (lease_until IS NULL OR lease_until <= $now)
        """;

    internal const string TakeFree =
        "UPDATE outbox SET token = $token, node = $node, lease_until = $lease_until WHERE sequence = $sequence";

    public static Either<StoreFault, Seq<ClaimedEffect>> Claim(Database database, Lane lane, Lease lease, int limit)
    {
        if (limit <= 0)
            return Seq<ClaimedEffect>();

        var (free, isUnreadable) = (new List<Free>(), false);
        database.Each(
            FindFree,
            row =>
            {
                var read = Read(row);
                isUnreadable |= read.IsLeft;
                read.IfRight(free.Add);
                return free.Count < limit;
            },
            ("$lane", Column.Of(lane)),
            ("$now", Column.Of(lease.Now)));

        return free.Count == 0 && isUnreadable
            ? new StoreFault.Unreadable()
            : toSeq(free.ToArray()).Map(it => Take(database, it, lease)).Strict();
    }

    public static Either<StoreFault, int> Count(Database database, Instant now) =>
        database.First(CountFree, row => row.GetInt32(0), ("$now", Column.Of(now))).IfNone(0);

    static Either<StoreFault, Free> Read(SqliteDataReader row)
    {
        var sequence = row.GetInt64(7);
        return EffectRow.Read(row).Map(it => new Free(sequence, it));
    }

    static ClaimedEffect Take(Database database, Free free, Lease lease)
    {
        var it = free.Row;
        var claim = new Claim(it.Session, it.Effect.Key, it.Token + 1);
        database.Run(
            TakeFree,
            ("$token", claim.Token),
            ("$node", lease.Node),
            ("$lease_until", Column.Of(lease.Until)),
            ("$sequence", free.Sequence));
        return new ClaimedEffect(claim, it.Effect, lease.Until, it.Since);
    }

    sealed record Free(long Sequence, EffectRow Row);
}
