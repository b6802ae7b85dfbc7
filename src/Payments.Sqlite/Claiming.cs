using Microsoft.Data.Sqlite;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Json;

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
        SELECT s.business, s.mode, s.payment, o.sequence, o.token, coalesce(nullif(o.since, ''), o.due_at), o.payload,
            e.payload
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
        var (sequence, token) = (row.GetInt64(3), row.GetInt32(4));
        var payload = row.GetFieldValue<byte[]>(6);
        return Column.ReadKey(row, 0).Bind(key =>
            Column.ReadTime(row.GetString(5)).Bind(since =>
                Terms(row).Bind(terms =>
                    StoredEffectJson.Read(payload, terms)
                        .MapLeft(SessionTable.Unreadable)
                        .Map(effect => new Free(sequence, new Claim(key, effect.Key, token + 1), effect, since)))));
    }

    // An order is asked for under the terms of its session, which stand in the session's first event.
    static Either<StoreFault, PaymentTerms> Terms(SqliteDataReader row) =>
        StoredEventJson.Read(row.GetFieldValue<byte[]>(7)).Match<Either<StoreFault, PaymentTerms>>(
            Right: it => it is PaymentEvent.SessionOpened opened ? opened.Terms : new StoreFault.Unreadable(),
            Left: _ => new StoreFault.Unreadable());

    static ClaimedEffect Take(Database database, Free it, Lease lease)
    {
        database.Run(
            TakeFree,
            ("$token", it.Claim.Token),
            ("$node", lease.Node),
            ("$lease_until", Column.Of(lease.Until)),
            ("$sequence", it.Sequence));
        return new ClaimedEffect(it.Claim, it.Effect, lease.Until, it.Since);
    }

    sealed record Free(long Sequence, Claim Claim, Effect Effect, Instant Since);
}
