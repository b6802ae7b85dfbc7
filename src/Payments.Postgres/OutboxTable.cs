using Npgsql;

using Payments.Application.Ports;
using Payments.Sql;

namespace Payments.Postgres;

/// <summary>Effects and the claims on them. What is done stays as the mark that its key was used.</summary>
static class OutboxTable
{
    // A lease that was let go of is null, and null is later than nothing: with it no claim holds.
    const string IsHeld =
        """
        payment = $1 AND key = $4 AND token = $5 AND state = 'ready' AND lease_until > $6
        AND EXISTS (SELECT FROM sessions AS s WHERE s.payment = $1 AND s.business = $2 AND s.mode = $3)
        """;

    // The provider effect that has waited longest takes its turn. None is queued meanwhile: the session is locked.
    internal const string Finish =
        $"""
        WITH finished AS (
            UPDATE outbox SET state = 'done', lease_until = NULL WHERE {IsHeld} RETURNING lane
        ), advanced AS (
            UPDATE outbox SET state = 'ready'
            WHERE payment = $1 AND EXISTS (SELECT FROM finished WHERE lane = 'provider') AND key = (
                SELECT key FROM outbox
                WHERE payment = $1 AND lane = 'provider' AND state <> 'done' AND state = 'waiting'
                ORDER BY sequence LIMIT 1)
        )
        SELECT true FROM finished
        """;

    internal const string Postpone = $"UPDATE outbox SET due_at = $7, lease_until = NULL WHERE {IsHeld}";

    // Whose it is stands beside it while it is parked, so that it is found again without asking its session.
    internal const string SetAside =
        $"""
        UPDATE outbox SET state = 'parked', lease_until = NULL, parked_business = $2, parked_mode = $3 WHERE {IsHeld}
        """;

    internal const string BringBack =
        """
        UPDATE outbox
        SET state = 'ready', due_at = $3, since = $3, parked_business = NULL, parked_mode = NULL
        WHERE state = 'parked' AND parked_business = $1 AND parked_mode = $2
        """;

    public static async Task<Either<StoreFault, bool>> Complete(
        Database database, Claim claim, Instant now, CancellationToken cancellation)
    {
        var done = await database
            .Rows<bool>(
                row => row.GetBoolean(0),
                [SessionTable.Lock(claim.Session.Payment), new(Finish, Of(claim, now))],
                cancellation)
            .ConfigureAwait(false);
        return done.Map(it => !it.IsEmpty);
    }

    public static Task<Either<StoreFault, bool>> PutOff(
        Database database, Claim claim, Instant now, Instant dueAt, CancellationToken cancellation) =>
        Change(database, new(Postpone, [.. Of(claim, now), Value.Of(Column.Of(dueAt))]), cancellation);

    public static Task<Either<StoreFault, bool>> Park(
        Database database, Claim claim, Instant now, CancellationToken cancellation) =>
        Change(database, new(SetAside, Of(claim, now)), cancellation);

    public static Task<Either<StoreFault, int>> Unpark(
        Database database, KeyHolder whose, Instant now, CancellationToken cancellation) =>
        database.Run([new(BringBack, [.. Value.Of(whose), Value.Of(Column.Of(now))])], cancellation);

    static async Task<Either<StoreFault, bool>> Change(
        Database database, Statement change, CancellationToken cancellation)
    {
        var changed = await database.Run([change], cancellation).ConfigureAwait(false);
        return changed.Map(it => it > 0);
    }

    static NpgsqlParameter[] Of(Claim claim, Instant now) =>
    [
        Value.Of(claim.Session.Payment.Value),
        Value.Of(claim.Session.Business.Value),
        Value.Of(Column.Of(claim.Session.Mode)),
        Value.Of(claim.EffectKey),
        Value.Of(claim.Token),
        Value.Of(Column.Of(now)),
    ];
}
