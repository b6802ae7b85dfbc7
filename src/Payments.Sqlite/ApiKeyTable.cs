using Payments.Application.Ports;
using Payments.Sql;

namespace Payments.Sqlite;

/// <summary>API keys, by their hashes.</summary>
static class ApiKeyTable
{
    internal const string FindHolder =
        "SELECT business, mode FROM api_keys WHERE hash = $hash AND revoked_at IS NULL";

    // A key stays its first holder's: adding it again must never open another business to it, nor revive it.
    internal const string AddHolder =
        """
        INSERT INTO api_keys (hash, business, mode, name, added_at)
        VALUES ($hash, $business, $mode, $name, $added_at)
        ON CONFLICT (hash) DO NOTHING
        """;

    internal const string ListKeys =
        """
        SELECT business, mode, hash, name, added_at, revoked_at FROM api_keys
        WHERE hash > $after ORDER BY hash LIMIT $limit
        """;

    internal const string RevokeKey =
        "UPDATE api_keys SET revoked_at = coalesce(revoked_at, $revoked_at) WHERE hash = $hash";

    public static Either<StoreFault, Option<KeyHolder>> Find(Database database, ApiKeyHash hash) =>
        database.Rows(FindHolder, Column.ReadHolder, ("$hash", hash.Hex)).Map(found => found.HeadOrNone());

    public static Either<StoreFault, Unit> Add(
        Database database, ApiKeyHash hash, KeyHolder holder, Option<KeyName> name, Instant now) =>
        ignore(database.Run(
            AddHolder,
            ("$hash", hash.Hex),
            ("$business", Column.Of(holder.Business)),
            ("$mode", Column.Of(holder.Mode)),
            ("$name", name.Match<object>(Some: it => it.Text, None: () => DBNull.Value)),
            ("$added_at", Column.Of(now))));

    public static Either<StoreFault, Seq<KeptKey>> List(Database database, Option<ApiKeyHash> after, int limit) =>
        database.Rows(
            ListKeys,
            KeyRow.Read,
            ("$after", after.Map(it => it.Hex).IfNone(string.Empty)),
            ("$limit", Math.Max(limit, 0)));

    public static Either<StoreFault, bool> Revoke(Database database, ApiKeyHash hash, Instant now) =>
        database.Run(RevokeKey, ("$hash", hash.Hex), ("$revoked_at", Column.Of(now))) > 0;
}
