using Payments.Application.Ports;

namespace Payments.Sqlite;

/// <summary>API keys, by their hashes.</summary>
static class ApiKeyTable
{
    internal const string FindHolder = "SELECT business, mode FROM api_keys WHERE hash = $hash";

    // A key stays its first holder's: adding it again must never open another business to it.
    internal const string AddHolder =
        """
        INSERT INTO api_keys (hash, business, mode, added_at) VALUES ($hash, $business, $mode, $added_at)
        ON CONFLICT (hash) DO NOTHING
        """;

    public static Either<StoreFault, Option<KeyHolder>> Find(Database database, ApiKeyHash hash) =>
        database.Rows(FindHolder, Column.ReadHolder, ("$hash", hash.Hex)).Map(found => found.HeadOrNone());

    public static Either<StoreFault, Unit> Add(Database database, ApiKeyHash hash, KeyHolder holder, Instant now) =>
        ignore(database.Run(
            AddHolder,
            ("$hash", hash.Hex),
            ("$business", Column.Of(holder.Business)),
            ("$mode", Column.Of(holder.Mode)),
            ("$added_at", Column.Of(now))));
}
