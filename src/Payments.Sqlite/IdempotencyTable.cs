using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Sql;

namespace Payments.Sqlite;

/// <summary>Requests that have a key, and how they were answered.</summary>
static class IdempotencyTable
{
    // One is added at a time, so clearing away several keeps the table from growing, and costs each call little.
    internal const int ForgottenAtOnce = 16;

    internal const string FindRequest =
        """
        SELECT fingerprint, payment, token, lease_until, status, content_type, location, body FROM idempotency
        WHERE business = $business AND mode = $mode AND key = $key AND keep_until > $now
        """;

    // A row that is there already is one that may be forgotten, or whose work is taken again.
    internal const string TakeRequest =
        """
        INSERT INTO idempotency (business, mode, key, fingerprint, payment, token, lease_until, keep_until)
        VALUES ($business, $mode, $key, $fingerprint, $payment, $token, $lease_until, $keep_until)
        ON CONFLICT (business, mode, key) DO UPDATE SET
            fingerprint = excluded.fingerprint, payment = excluded.payment, token = excluded.token,
            lease_until = excluded.lease_until, keep_until = excluded.keep_until,
            status = NULL, content_type = NULL, location = NULL, body = NULL
        """;

    internal const string AnswerRequest =
        """
        UPDATE idempotency SET status = $status, content_type = $content_type, location = $location, body = $body
        WHERE business = $business AND mode = $mode AND key = $key
            AND payment = $payment AND token = $token AND lease_until > $now AND status IS NULL
        """;

    internal const string ReleaseRequest =
        """
        UPDATE idempotency SET lease_until = $now
        WHERE business = $business AND mode = $mode AND key = $key
            AND payment = $payment AND token = $token AND lease_until > $now AND status IS NULL
        """;

    internal const string ForgetRequests =
        """
        DELETE FROM idempotency WHERE rowid IN (
            SELECT rowid FROM idempotency WHERE keep_until <= $now ORDER BY keep_until LIMIT $limit)
        """;

    public static Either<StoreFault, Reserved> Reserve(Database database, Reservation wanted)
    {
        Forget(database, wanted.Lease.Now);
        return database
            .Rows(FindRequest, RequestRow.Read, [.. Of(wanted.Key), ("$now", Column.Of(wanted.Lease.Now))])
            .Map(found => found.HeadOrNone().Match(
                Some: it => it.Refuse(wanted).IfNone(() => Take(database, wanted, it.Payment, it.Token + 1)),
                None: () => Take(database, wanted, wanted.Payment, token: 1)));
    }

    /// <summary>Clears away a few of those that have ended.</summary>
    public static void Forget(Database database, Instant now) =>
        database.Run(ForgetRequests, ("$now", Column.Of(now)), ("$limit", ForgottenAtOnce));

    public static Either<StoreFault, bool> Complete(
        Database database, RequestClaim claim, Instant now, StoredAnswer answer) =>
        database.Run(
            AnswerRequest,
            [
                .. Of(claim, now),
                ("$status", answer.Status),
                ("$content_type", answer.ContentType),
                ("$location", answer.Location.Match<object>(Some: it => it, None: () => DBNull.Value)),
                ("$body", answer.Body.ToArray()),
            ]) > 0;

    public static Either<StoreFault, bool> Release(Database database, RequestClaim claim, Instant now) =>
        database.Run(ReleaseRequest, Of(claim, now)) > 0;

    static Reserved Take(Database database, Reservation wanted, PaymentId payment, int token)
    {
        database.Run(
            TakeRequest,
            [
                .. Of(wanted.Key),
                ("$fingerprint", wanted.Fingerprint.Hex),
                ("$payment", Column.Of(payment)),
                ("$token", token),
                ("$lease_until", Column.Of(wanted.Lease.Until)),
                ("$keep_until", Column.Of(wanted.KeepUntil)),
            ]);
        return new Reserved.Granted(new RequestClaim(wanted.Key, payment, token));
    }

    static (string Name, object Value)[] Of(IdempotencyKey key) =>
    [
        ("$business", Column.Of(key.Business)),
        ("$mode", Column.Of(key.Mode)),
        ("$key", key.Text),
    ];

    static (string Name, object Value)[] Of(RequestClaim claim, Instant now) =>
    [
        .. Of(claim.Key),
        ("$payment", Column.Of(claim.Payment)),
        ("$token", claim.Token),
        ("$now", Column.Of(now)),
    ];
}
