using Npgsql;

using Payments.Application.Ports;
using Payments.Sql;

namespace Payments.Postgres;

/// <summary>Requests that have a key, and how they were answered.</summary>
static class IdempotencyTable
{
    // One is added at a time, so clearing away several keeps the table from growing, and costs each call little.
    internal const int ForgottenAtOnce = 16;

    const string Key = "business = $1 AND mode = $2 AND key = $3";

    const string Row = "fingerprint, payment::text, token, lease_until, status, content_type, location, body";

    // A row that is there already is one that may be forgotten, or whose work is taken again; any other stays as it is,
    // and is locked, so that the next statement sees it as this one did.
    internal const string TakeRequest =
        $"""
        INSERT INTO idempotency AS kept (business, mode, key, fingerprint, payment, token, lease_until, keep_until)
        VALUES ($1, $2, $3, $4, $5, 1, $6, $7)
        ON CONFLICT (business, mode, key) DO UPDATE SET
            fingerprint = excluded.fingerprint,
            payment = CASE WHEN kept.keep_until <= $8 THEN excluded.payment ELSE kept.payment END,
            token = CASE WHEN kept.keep_until <= $8 THEN 1 ELSE kept.token + 1 END,
            lease_until = excluded.lease_until, keep_until = excluded.keep_until,
            status = NULL, content_type = NULL, location = NULL, body = NULL
        WHERE kept.keep_until <= $8
            OR (kept.fingerprint = excluded.fingerprint AND kept.status IS NULL AND kept.lease_until <= $8)
        RETURNING {Row}, true
        """;

    internal const string FindRequest = $"SELECT {Row}, false FROM idempotency WHERE {Key}";

    const string IsMine = $"{Key} AND payment = $4 AND token = $5 AND lease_until > $6 AND status IS NULL";

    internal const string AnswerRequest =
        $"UPDATE idempotency SET status = $7, content_type = $8, location = $9, body = $10 WHERE {IsMine}";

    internal const string ReleaseRequest = $"UPDATE idempotency SET lease_until = $6 WHERE {IsMine}";

    // After the taking, and past whatever others hold: nobody waits for those who clear away.
    internal const string ForgetRequests =
        """
        DELETE FROM idempotency WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM idempotency
            WHERE keep_until <= $1 ORDER BY keep_until LIMIT $2 FOR UPDATE SKIP LOCKED))
        """;

    public static async Task<Either<StoreFault, Reserved>> Reserve(
        Database database, Reservation wanted, CancellationToken cancellation)
    {
        var take = new Statement(
            TakeRequest,
            [
                .. Of(wanted.Key),
                Value.Of(wanted.Fingerprint.Hex),
                Value.Of(wanted.Payment.Value),
                Value.Of(Column.Of(wanted.Lease.Until)),
                Value.Of(Column.Of(wanted.KeepUntil)),
                Value.Of(Column.Of(wanted.Lease.Now)),
            ]);
        Statement[] statements = [take, new(FindRequest, Of(wanted.Key)), Forget(wanted.Lease.Now)];
        var found = await database
            .Rows(row => Read(wanted, row), statements, cancellation)
            .ConfigureAwait(false);
        return found.Map(it => it.Head);
    }

    /// <summary>Clears away a few of those that have ended.</summary>
    public static Statement Forget(Instant now) =>
        new(ForgetRequests, Value.Of(Column.Of(now)), Value.Of(ForgottenAtOnce));

    public static Task<Either<StoreFault, bool>> Complete(
        Database database, RequestClaim claim, Instant now, StoredAnswer answer, CancellationToken cancellation)
    {
        NpgsqlParameter[] values =
        [
            .. Of(claim, now),
            Value.Of(answer.Status),
            Value.Of(answer.ContentType),
            Value.Of(answer.Location),
            Value.Of(answer.Body.ToArray()),
        ];
        return Change(database, new(AnswerRequest, values), cancellation);
    }

    public static Task<Either<StoreFault, bool>> Release(
        Database database, RequestClaim claim, Instant now, CancellationToken cancellation) =>
        Change(database, new(ReleaseRequest, Of(claim, now)), cancellation);

    // What was taken comes first, and then once more as it was found.
    static Either<StoreFault, Reserved> Read(Reservation wanted, NpgsqlDataReader row)
    {
        var isTaken = row.GetBoolean(8);
        return RequestRow.Read(row).Map(it => isTaken
            ? new Reserved.Granted(new RequestClaim(wanted.Key, it.Payment, it.Token))
            : it.Refuse(wanted).IfNone(() => new Reserved.InFlight()));
    }

    static async Task<Either<StoreFault, bool>> Change(
        Database database, Statement change, CancellationToken cancellation)
    {
        var changed = await database.Run([change], cancellation).ConfigureAwait(false);
        return changed.Map(it => it > 0);
    }

    static NpgsqlParameter[] Of(IdempotencyKey key) =>
        [Value.Of(key.Business.Value), Value.Of(Column.Of(key.Mode)), Value.Of(key.Text)];

    static NpgsqlParameter[] Of(RequestClaim claim, Instant now) =>
        [.. Of(claim.Key), Value.Of(claim.Payment.Value), Value.Of(claim.Token), Value.Of(Column.Of(now))];
}
