using System.Globalization;

using Microsoft.Data.Sqlite;

namespace Payments.Host.Sandbox;

/// <summary>How the sandbox's file is laid out: SQLite with a write-ahead log and <c>synchronous=FULL</c>.</summary>
static class SandboxSchema
{
    // "SBOX" in ASCII: another program's file, or the sessions' own, must not be taken for the sandbox's.
    const long ApplicationId = 0x53424F58;

    const long Version = 1;

    const string Tables =
        """
        CREATE TABLE orders (
            payment TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            currency TEXT NOT NULL,
            quote INTEGER NOT NULL CHECK (quote >= 0),
            opened_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL CHECK (expires_at > opened_at),
            standing TEXT NOT NULL CHECK (standing IN ('payable', 'paid', 'canceled', 'expired')),
            transaction_id TEXT UNIQUE,
            paid INTEGER CHECK (paid >= 0),
            paid_currency TEXT,
            paid_at INTEGER,
            refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded IN (0, 1)),
            PRIMARY KEY (payment, attempt),
            CHECK ((standing = 'paid') = (transaction_id IS NOT NULL)),
            CHECK ((standing = 'paid') = (paid IS NOT NULL)),
            CHECK ((standing = 'paid') = (paid_currency IS NOT NULL)),
            CHECK ((standing = 'paid') = (paid_at IS NOT NULL)),
            CHECK (standing = 'paid' OR refunded = 0)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER one_ending BEFORE UPDATE ON orders
        WHEN OLD.standing NOT IN ('payable', NEW.standing)
        BEGIN SELECT RAISE(ABORT, 'an order ends once'); END;
        """;

    /// <summary>Sets the connection up and makes the schema if the file is new.</summary>
    /// <remarks>False, and nothing is changed, if the file is another's or its schema is not this version's.</remarks>
    public static bool TryPrepare(SqliteConnection connection, TimeSpan longestLock)
    {
        Execute(connection, $"PRAGMA busy_timeout = {longestLock.Ticks / TimeSpan.TicksPerMillisecond}");
        Execute(connection, "PRAGMA synchronous = FULL");
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            var application = Number(connection, "PRAGMA application_id");
            var version = Number(connection, "PRAGMA user_version");
            if ((application, version) == (0, 0) && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
                Execute(
                    connection,
                    $"{Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
            else if ((application, version) != (ApplicationId, Version))
                return false;
            transaction.Commit();
        }

        Execute(connection, "PRAGMA journal_mode = WAL");
        return true;
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
