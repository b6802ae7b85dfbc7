using Payments.Application.Ports;
using Payments.Sql;

namespace Payments.Sqlite;

/// <summary>Messages of providers that were handled already.</summary>
static class WebhookNonceTable
{
    // One is added at a time, so clearing away several keeps the table from growing, and costs each call little.
    internal const int ForgottenAtOnce = 16;

    internal const string FindNonce =
        """
        SELECT keep_until FROM webhook_nonces
        WHERE provider = $provider AND certificate = $certificate AND nonce = $nonce AND keep_until > $now
        """;

    internal const string AddNonce =
        """
        INSERT INTO webhook_nonces (provider, certificate, nonce, keep_until)
        VALUES ($provider, $certificate, $nonce, $keep_until)
        ON CONFLICT (provider, certificate, nonce) DO UPDATE SET keep_until = max(keep_until, excluded.keep_until)
        """;

    internal const string ForgetNonces =
        """
        DELETE FROM webhook_nonces WHERE (provider, certificate, nonce) IN (
            SELECT provider, certificate, nonce FROM webhook_nonces
            WHERE keep_until <= $now ORDER BY keep_until LIMIT $limit)
        """;

    public static Either<StoreFault, bool> IsKnown(Database database, WebhookNonce nonce, Instant now) =>
        database.First(
            FindNonce,
            _ => unit,
            ("$provider", nonce.Provider),
            ("$certificate", nonce.Certificate),
            ("$nonce", nonce.Nonce),
            ("$now", Column.Of(now))).IsSome;

    public static Either<StoreFault, Unit> Remember(
        Database database, WebhookNonce nonce, Instant now, Instant until)
    {
        database.Run(ForgetNonces, ("$now", Column.Of(now)), ("$limit", ForgottenAtOnce));
        return ignore(database.Run(
            AddNonce,
            ("$provider", nonce.Provider),
            ("$certificate", nonce.Certificate),
            ("$nonce", nonce.Nonce),
            ("$keep_until", Column.Of(until))));
    }
}
