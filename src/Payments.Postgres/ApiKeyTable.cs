using Payments.Application.Ports;
using Payments.Sql;

namespace Payments.Postgres;

/// <summary>API keys, by their hashes.</summary>
static class ApiKeyTable
{
    internal const string FindHolder =
        "SELECT business::text, mode FROM api_keys WHERE hash = $1 AND revoked_at IS NULL";

    // A key stays its first holder's: adding it again must never open another business to it, nor revive it.
    internal const string AddHolder =
        """
        INSERT INTO api_keys (hash, business, mode, name, added_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (hash) DO NOTHING
        """;

    internal const string ListKeys =
        """
        SELECT business::text, mode, hash, name, added_at, revoked_at FROM api_keys
        WHERE hash > $1 ORDER BY hash LIMIT $2
        """;

    internal const string RevokeKey =
        "UPDATE api_keys SET revoked_at = coalesce(revoked_at, $2) WHERE hash = $1";

    public static async Task<Either<StoreFault, Option<KeyHolder>>> Find(
        Database database, ApiKeyHash hash, CancellationToken cancellation)
    {
        var found = await database
            .Rows(Column.ReadHolder, [new(FindHolder, Value.Of(hash.Hex))], cancellation)
            .ConfigureAwait(false);
        return found.Map(it => it.HeadOrNone());
    }

    public static async Task<Either<StoreFault, Unit>> Add(
        Database database,
        ApiKeyHash hash,
        KeyHolder holder,
        Option<KeyName> name,
        Instant now,
        CancellationToken cancellation)
    {
        var add = new Statement(
            AddHolder,
            [Value.Of(hash.Hex), .. Value.Of(holder), Value.Of(name.Map(it => it.Text)), Value.Of(Column.Of(now))]);
        var added = await database.Run([add], cancellation).ConfigureAwait(false);
        return added.Map(_ => unit);
    }

    public static Task<Either<StoreFault, Seq<KeptKey>>> List(
        Database database, Option<ApiKeyHash> after, int limit, CancellationToken cancellation) =>
        database.Rows(
            KeyRow.Read,
            [
                new(ListKeys,
                    Value.Of(after.Map(it => it.Hex).IfNone(string.Empty)), Value.Of(Math.Max(limit, 0))),
            ],
            cancellation);

    public static async Task<Either<StoreFault, bool>> Revoke(
        Database database, ApiKeyHash hash, Instant now, CancellationToken cancellation)
    {
        var revoke = new Statement(RevokeKey, Value.Of(hash.Hex), Value.Of(Column.Of(now)));
        var revoked = await database.Run([revoke], cancellation).ConfigureAwait(false);
        return revoked.Map(it => it > 0);
    }
}
