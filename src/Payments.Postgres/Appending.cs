using System.Text;

using Npgsql;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json;
using Payments.Sql;

namespace Payments.Postgres;

/// <summary>
/// One append, in one round trip: everything is checked, in the order that the port names, before anything is changed.
/// </summary>
/// <remarks>
/// The session is locked first and the effect that is to be completed next, as everybody does who changes whose turn it
/// is: what the last statement sees then is what it changes. Whoever takes the id of a session, or its reference, at
/// the same moment is waited for by their unique keys.
/// </remarks>
static class Appending
{
    internal const string LockEffect = "SELECT FROM outbox WHERE payment = $1 AND key = $2 FOR UPDATE";

    // $1 payment, $2 business, $3 mode, $4 status, $5 due, $6 ask and $7 lapse, $8 expected version, $9 at,
    // $10 events, $11 keys, $12 lanes and $13 payloads of the effects, $14 node, $15 lease, $16 key and $17 token of
    // the claim, $18 reference, $19 created.
    const string Held =
        """
        held AS (
            SELECT lane FROM outbox
            WHERE payment = $1 AND key = $16 AND token = $17 AND state = 'ready' AND lease_until > $9
                AND EXISTS (SELECT FROM sessions WHERE payment = $1 AND business = $2 AND mode = $3)
        )
        """;

    // The appending node runs a provider effect at once if none of the session is unfinished; the others wait for it.
    const string Queue =
        """
        told AS (
            INSERT INTO events (payment, position, at, payload)
            SELECT s.payment, $8 + e.number, $9, e.payload
            FROM stored AS s, unnest($10::text[]) WITH ORDINALITY AS e (payload, number)
        ), unfinished AS (
            SELECT key, state, sequence FROM outbox
            WHERE payment = $1 AND lane = 'provider' AND state <> 'done' AND key IS DISTINCT FROM $16
        ), fresh AS (
            SELECT e.number, e.key, e.lane, e.payload,
                e.lane = 'merchant' OR (NOT EXISTS (SELECT FROM unfinished)
                    AND row_number() OVER (PARTITION BY e.lane ORDER BY e.number) = 1) AS is_next
            FROM unnest($11::text[], $12::text[], $13::text[]) WITH ORDINALITY AS e (key, lane, payload, number)
            WHERE NOT EXISTS (SELECT FROM outbox AS o WHERE o.payment = $1 AND o.key = e.key)
        ), queued AS (
            INSERT INTO outbox (payment, key, lane, state, due_at, since, token, node, lease_until, payload)
            SELECT s.payment, f.key, f.lane, CASE WHEN f.is_next THEN 'ready' ELSE 'waiting' END, $9, $9,
                CASE WHEN f.is_next AND f.lane = 'provider' THEN 1 ELSE 0 END,
                CASE WHEN f.is_next AND f.lane = 'provider' THEN $14 END,
                CASE WHEN f.is_next AND f.lane = 'provider' THEN $15 END,
                f.payload
            FROM stored AS s, fresh AS f ORDER BY f.number
            RETURNING key, token
        )
        """;

    internal const string OpenSession =
        $"""
        WITH {Held}, holder AS (
            SELECT payment FROM session_references WHERE business = $2 AND mode = $3 AND reference = $18
        ), stored AS (
            INSERT INTO sessions (payment, business, mode, status, created_at, due_at, ask_at, lapses_at, version)
            SELECT $1, $2, $3, $4, $19, $5, $6, $7, $8 + cardinality($10::text[])
            WHERE $16 IS NULL AND NOT EXISTS (SELECT FROM holder)
            ON CONFLICT (payment) DO NOTHING
            RETURNING payment
        ), named AS (
            INSERT INTO session_references (business, mode, reference, payment) SELECT $2, $3, $18, payment FROM stored
        ), {Queue}
        SELECT
            $16 IS NULL OR EXISTS (SELECT FROM held),
            EXISTS (SELECT FROM stored),
            (SELECT payment FROM holder WHERE NOT EXISTS (SELECT FROM sessions WHERE payment = $1))::text,
            (SELECT key FROM queued WHERE token = 1)
        """;

    // What never changes is not written again (S14).
    internal const string ChangeSession =
        $"""
        WITH {Held}, stored AS (
            UPDATE sessions
            SET status = $4, due_at = $5, ask_at = $6, lapses_at = $7, version = $8 + cardinality($10::text[])
            WHERE payment = $1 AND business = $2 AND mode = $3 AND version = $8
                AND ($16 IS NULL OR EXISTS (SELECT FROM held))
            RETURNING payment
        ), {Queue}, finished AS (
            UPDATE outbox SET state = 'done', lease_until = NULL
            WHERE payment = $1 AND key = $16 AND EXISTS (SELECT FROM stored)
            RETURNING lane
        ), advanced AS (
            UPDATE outbox SET state = 'ready'
            WHERE payment = $1 AND EXISTS (SELECT FROM finished WHERE lane = 'provider')
                AND key = (SELECT key FROM unfinished WHERE state = 'waiting' ORDER BY sequence LIMIT 1)
        )
        SELECT
            $16 IS NULL OR EXISTS (SELECT FROM held),
            EXISTS (SELECT FROM stored),
            NULL::text,
            (SELECT key FROM queued WHERE token = 1)
        """;

    public static async Task<Either<StoreFault, Appended>> Append(
        Database database, SessionAppend append, CancellationToken cancellation)
    {
        if (append.ExpectedVersion == 0 && append.Events.HeadOrNone().Case is not PaymentEvent.SessionOpened)
            throw new ArgumentException("A history begins with its opening.", nameof(append));
        if (append.Completing.Exists(claim => claim.Session != append.Key))
            return new Appended.ClaimLost();

        var payment = Value.Of(append.Key.Payment.Value);
        Statement[] statements =
        [
            SessionTable.Lock(append.Key.Payment),
            .. append.Completing.Map(it => new Statement(LockEffect, payment, Value.Of(it.EffectKey))).AsEnumerable(),
            Store(append),
        ];
        var answered = await database.Rows(row => Read(append, row), statements, cancellation).ConfigureAwait(false);
        return answered.Map(it => it.Head);
    }

    static Statement Store(SessionAppend append)
    {
        var effects = append.Effects.DistinctBy(it => it.Key).ToArray();
        NpgsqlParameter[] values =
        [
            Value.Of(append.Key.Payment.Value),
            Value.Of(append.Key.Business.Value),
            Value.Of(Column.Of(append.Key.Mode)),
            Value.Of(append.Row.Status.Word),
            Value.Of(append.Row.DueAt.Map(it => Column.Of(it))),
            Value.Of(append.Row.AskAt.Map(it => Column.Of(it))),
            Value.Of(append.Row.LapsesAt.Map(it => Column.Of(it))),
            Value.Of(append.ExpectedVersion),
            Value.Of(Column.Of(append.At)),
            Value.Of(append.Events.Map(it => Encoding.UTF8.GetString(StoredEventJson.Write(it)))),
            Value.Of(effects.Select(it => it.Key)),
            Value.Of(effects.Select(it => Column.Of(Lane.Of(it)))),
            Value.Of(effects.Select(it => Encoding.UTF8.GetString(StoredEffectJson.Write(it)))),
            Value.Of(append.Lease.Node),
            Value.Of(Column.Of(append.Lease.Until)),
            Value.Of(append.Completing.Map(it => it.EffectKey)),
            Value.Of(append.Completing.Map(it => it.Token)),
        ];
        return append.ExpectedVersion == 0
            ? new(OpenSession,
                [.. values, Value.Of(append.Row.Reference.Text), Value.Of(Column.Of(append.Row.CreatedAt))])
            : new(ChangeSession, values);
    }

    static Either<StoreFault, Appended> Read(SessionAppend append, NpgsqlDataReader row)
    {
        if (!row.GetBoolean(0))
            return new Appended.ClaimLost();
        if (row.GetBoolean(1))
            return new Appended.Stored(row.IsDBNull(3) ? Seq<ClaimedEffect>() : Take(append, row.GetString(3)));
        if (row.IsDBNull(2))
            return new Appended.VersionMoved();

        return PaymentId.Create(row.GetString(2)).Match<Either<StoreFault, Appended>>(
            Succ: by => new Appended.ReferenceTaken(by), Fail: _ => new StoreFault.Unreadable());
    }

    static Seq<ClaimedEffect> Take(SessionAppend append, string key) =>
        append.Effects
            .Find(it => it.Key == key)
            .Map(it => new ClaimedEffect(new Claim(append.Key, key, 1), it, append.Lease.Until, append.At))
            .ToSeq();
}
