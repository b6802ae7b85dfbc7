using Payments.Application.Ports;
using Payments.Sql;

namespace Payments.Postgres;

/// <summary>Messages of providers that were handled already.</summary>
static class WebhookNonceTable
{
    // One is added at a time, so clearing away several keeps the table from growing, and costs each call little.
    internal const int ForgottenAtOnce = 16;

    internal const string FindNonce =
        """
        SELECT true FROM webhook_nonces
        WHERE provider = $1 AND certificate = $2 AND nonce = $3 AND keep_until > $4
        """;

    internal const string AddNonce =
        """
        INSERT INTO webhook_nonces AS kept (provider, certificate, nonce, keep_until) VALUES ($1, $2, $3, $4)
        ON CONFLICT (provider, certificate, nonce) DO UPDATE
        SET keep_until = greatest(kept.keep_until, excluded.keep_until)
        """;

    // After the adding, and past whatever others hold: nobody waits for those who clear away.
    internal const string ForgetNonces =
        """
        DELETE FROM webhook_nonces WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM webhook_nonces
            WHERE keep_until <= $1 ORDER BY keep_until LIMIT $2 FOR UPDATE SKIP LOCKED))
        """;

    public static async Task<Either<StoreFault, bool>> IsKnown(
        Database database, WebhookNonce nonce, Instant now, CancellationToken cancellation)
    {
        var known = await database
            .Rows<bool>(row => row.GetBoolean(0), [Of(FindNonce, nonce, now)], cancellation)
            .ConfigureAwait(false);
        return known.Map(it => !it.IsEmpty);
    }

    public static async Task<Either<StoreFault, Unit>> Remember(
        Database database, WebhookNonce nonce, Instant now, Instant until, CancellationToken cancellation)
    {
        var forget = new Statement(ForgetNonces, Value.Of(Column.Of(now)), Value.Of(ForgottenAtOnce));
        var added = await database.Run([Of(AddNonce, nonce, until), forget], cancellation).ConfigureAwait(false);
        return added.Map(_ => unit);
    }

    static Statement Of(string sql, WebhookNonce nonce, Instant at) =>
        new(sql,
            Value.Of(nonce.Provider), Value.Of(nonce.Certificate), Value.Of(nonce.Nonce), Value.Of(Column.Of(at)));
}
