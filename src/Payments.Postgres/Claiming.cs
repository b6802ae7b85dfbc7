using Npgsql;

using Payments.Application.Ports;
using Payments.Sql;

namespace Payments.Postgres;

/// <summary>Taking effects to run.</summary>
/// <remarks>
/// Whoever else takes some at the same moment is passed by, not waited for. An effect that cannot be read (a later
/// version wrote it, say) is given back to those who can, and holds up no other: it is a fault only when there was
/// nothing else to take. Ended idempotency keys are forgotten as well: a node claims all day, also when nobody
/// reserves.
/// </remarks>
static class Claiming
{
    // What cannot be read stays taken while we look further. After so many looks its leases are left to end by
    // themselves, so that the next look comes to what is behind it.
    const int MaxLooks = 8;

    internal const string TakeFree =
        """
        WITH free AS (
            SELECT payment, key FROM outbox
            WHERE state = 'ready' AND lane = $1 AND due_at <= $2 AND (lease_until IS NULL OR lease_until <= $2)
            ORDER BY due_at, sequence LIMIT $3
            FOR UPDATE SKIP LOCKED
        ), taken AS (
            UPDATE outbox AS o SET token = o.token + 1, node = $4, lease_until = $5
            FROM free AS f WHERE o.payment = f.payment AND o.key = f.key
            RETURNING o.payment, o.key, o.token, o.since, o.due_at, o.sequence, o.payload
        )
        SELECT s.business::text, s.mode, s.payment::text, t.token, t.since, t.payload, coalesce(e.payload, ''), t.key
        FROM taken AS t
            JOIN sessions AS s ON s.payment = t.payment
            LEFT JOIN events AS e ON e.payment = t.payment AND e.position = 1
        ORDER BY t.due_at, t.sequence
        """;

    internal const string GiveBack =
        """
        UPDATE outbox AS o SET token = o.token - 1, node = NULL, lease_until = NULL
        FROM unnest($1::uuid[], $2::text[]) AS f (payment, key) WHERE o.payment = f.payment AND o.key = f.key
        """;

    internal const string CountFree =
        """
        SELECT count(*)::integer FROM outbox
        WHERE state = 'ready' AND lane IN ('provider', 'merchant') AND due_at <= $1
            AND (lease_until IS NULL OR lease_until <= $1)
        """;

    public static async Task<Either<StoreFault, Seq<ClaimedEffect>>> Claim(
        Database database, Lane lane, Lease lease, int limit, CancellationToken cancellation)
    {
        var (claimed, unreadable) = (Seq<ClaimedEffect>(), Seq<Taken>());
        var looks = 0;
        for (var seen = limit; seen > 0 && claimed.Count < limit && looks < MaxLooks; looks++)
        {
            var looked = await Take(database, lane, lease, limit - claimed.Count, cancellation).ConfigureAwait(false);
            if (looked.Case is StoreFault fault)
                return claimed.IsEmpty ? fault : claimed;

            var taken = looked.IfLeft(Seq<Taken>());
            var strange = taken.Filter(it => it.Effect.IsNone).Strict();
            claimed += taken.Bind(it => it.Effect.ToSeq()).Strict();
            unreadable += strange;
            seen = strange.Count;
            cancellation = CancellationToken.None;
        }

        if (!unreadable.IsEmpty && looks < MaxLooks)
            await database.Run([Return(unreadable)], CancellationToken.None).ConfigureAwait(false);
        return claimed.IsEmpty && !unreadable.IsEmpty ? new StoreFault.Unreadable() : claimed;
    }

    public static async Task<Either<StoreFault, int>> Count(
        Database database, Instant now, CancellationToken cancellation)
    {
        var counted = await database
            .Rows<int>(row => row.GetInt32(0), [new(CountFree, Value.Of(Column.Of(now)))], cancellation)
            .ConfigureAwait(false);
        return counted.Map(it => it.Head);
    }

    static Task<Either<StoreFault, Seq<Taken>>> Take(
        Database database, Lane lane, Lease lease, int limit, CancellationToken cancellation)
    {
        var take = new Statement(
            TakeFree,
            Value.Of(Column.Of(lane)),
            Value.Of(Column.Of(lease.Now)),
            Value.Of(limit),
            Value.Of(lease.Node),
            Value.Of(Column.Of(lease.Until)));
        return database.Rows(
            row => Read(row, lease), [take, IdempotencyTable.Forget(lease.Now)], cancellation);
    }

    static Either<StoreFault, Taken> Read(NpgsqlDataReader row, Lease lease) =>
        new Taken(
            Guid.Parse(row.GetString(2)),
            row.GetString(7),
            EffectRow.Read(row).ToOption().Map(it => new ClaimedEffect(
                new Claim(it.Session, it.Effect.Key, it.Token), it.Effect, lease.Until, it.Since)));

    static Statement Return(Seq<Taken> taken) =>
        new(GiveBack, Value.Of(taken.Map(it => it.Payment)), Value.Of(taken.Map(it => it.Key)));

    /// <summary>What was taken, and the effect if it can be read.</summary>
    sealed record Taken(Guid Payment, string Key, Option<ClaimedEffect> Effect);
}
