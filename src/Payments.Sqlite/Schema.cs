using Microsoft.Data.Sqlite;

using Payments.Application.Ports;

namespace Payments.Sqlite;

/// <summary>The tables, and how a file is told to be ours before anything in it is changed.</summary>
/// <remarks>
/// <c>application_id</c> says whose file it is, <c>user_version</c> how many of <see cref="Steps"/> it has had. A step
/// is never edited once it has been released; what changes is a new step.
/// </remarks>
static class Schema
{
    /// <summary>"PAYS" in ASCII, as <c>file</c> and <c>sqlite3_analyzer</c> show it.</summary>
    public const long ApplicationId = 0x50415953;

    /// <summary>What turns a file of version n into one of version n + 1.</summary>
    /// <remarks>
    /// Nothing here is found by scanning: each look-up and each list has its key, or a partial index that holds only
    /// what can still come up. Of the provider effects of a session only the first unfinished one is <c>ready</c>.
    /// </remarks>
    static readonly string[] Steps =
    [
        """
        CREATE TABLE sessions (
            payment TEXT NOT NULL PRIMARY KEY,
            business TEXT NOT NULL,
            mode TEXT NOT NULL CHECK (mode IN ('test', 'live')),
            reference TEXT NOT NULL,
            status TEXT NOT NULL,
            created_at TEXT NOT NULL,
            due_at TEXT,
            ask_at TEXT,
            version INTEGER NOT NULL CHECK (version > 0),
            UNIQUE (business, mode, reference)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessions_due ON sessions (due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX sessions_to_ask ON sessions (ask_at) WHERE ask_at IS NOT NULL;

        CREATE TABLE events (
            payment TEXT NOT NULL REFERENCES sessions,
            position INTEGER NOT NULL CHECK (position > 0),
            at TEXT NOT NULL,
            payload BLOB NOT NULL,
            PRIMARY KEY (payment, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE outbox (
            sequence INTEGER PRIMARY KEY,
            payment TEXT NOT NULL REFERENCES sessions,
            key TEXT NOT NULL,
            lane TEXT NOT NULL CHECK (lane IN ('provider', 'merchant')),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'parked', 'done')),
            due_at TEXT NOT NULL,
            token INTEGER NOT NULL,
            node TEXT,
            lease_until TEXT,
            payload BLOB NOT NULL,
            UNIQUE (payment, key)
        ) STRICT;
        CREATE INDEX outbox_ready ON outbox (lane, due_at, sequence) WHERE state = 'ready';

        CREATE TABLE api_keys (
            hash TEXT NOT NULL PRIMARY KEY,
            business TEXT NOT NULL,
            mode TEXT NOT NULL CHECK (mode IN ('test', 'live')),
            added_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """,
        """
        CREATE TABLE webhook_nonces (
            provider TEXT NOT NULL,
            certificate TEXT NOT NULL,
            nonce TEXT NOT NULL,
            keep_until TEXT NOT NULL,
            PRIMARY KEY (provider, certificate, nonce)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX webhook_nonces_ended ON webhook_nonces (keep_until);
        """,
        // Of a session that is due and not to be asked about, every order is asked for or closed by an effect that is
        // not done (S17). Without one no order can be paid, and its end is the session's own.
        """
        ALTER TABLE sessions ADD COLUMN lapses_at TEXT;
        UPDATE sessions SET lapses_at = due_at
        WHERE status = 'pending' AND due_at IS NOT NULL AND ask_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM outbox AS o
            WHERE o.payment = sessions.payment AND o.lane = 'provider' AND o.state <> 'done');
        CREATE INDEX sessions_listed ON sessions (business, mode, status, created_at, payment, lapses_at);
        CREATE INDEX sessions_lapsing ON sessions (business, mode, lapses_at, created_at, payment)
            WHERE lapses_at IS NOT NULL;
        """,
        """
        CREATE TABLE idempotency (
            business TEXT NOT NULL,
            mode TEXT NOT NULL CHECK (mode IN ('test', 'live')),
            key TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            payment TEXT NOT NULL,
            token INTEGER NOT NULL,
            lease_until TEXT NOT NULL,
            keep_until TEXT NOT NULL,
            status INTEGER,
            content_type TEXT,
            location TEXT,
            body BLOB,
            PRIMARY KEY (business, mode, key)
        ) STRICT;
        CREATE INDEX idempotency_ended ON idempotency (keep_until);
        """,
        """
        ALTER TABLE api_keys ADD COLUMN name TEXT;
        ALTER TABLE api_keys ADD COLUMN revoked_at TEXT;

        CREATE TABLE merchant_endpoints (
            business TEXT NOT NULL,
            mode TEXT NOT NULL CHECK (mode IN ('test', 'live')),
            id TEXT NOT NULL,
            url TEXT NOT NULL,
            secret TEXT NOT NULL,
            previous_secret TEXT,
            previous_until TEXT,
            added_at TEXT NOT NULL,
            PRIMARY KEY (business, mode, id),
            UNIQUE (business, mode, url)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE outbox ADD COLUMN since TEXT NOT NULL DEFAULT '';
        ALTER TABLE outbox ADD COLUMN parked_business TEXT;
        ALTER TABLE outbox ADD COLUMN parked_mode TEXT;
        UPDATE outbox SET since = due_at;
        UPDATE outbox SET (parked_business, parked_mode) =
            (SELECT business, mode FROM sessions AS s WHERE s.payment = outbox.payment)
        WHERE state = 'parked';
        CREATE INDEX outbox_parked ON outbox (parked_business, parked_mode) WHERE state = 'parked';
        """,
    ];

    /// <summary>Opens the file for writing, as ours and up to date; or says why not, and has not changed it.</summary>
    public static Either<StoreFault, Database> Open(string path, Duration patience) =>
        IsOursOrBlank(path, patience) ? Prepare(path, patience) : new StoreFault.Unreadable();

    /// <summary>Whether it is ours and opening it would bring it up to date.</summary>
    public static bool IsOlder(string path, Duration patience) =>
        Look(path, patience).Exists(version => version > 0 && version < Steps.Length);

    static bool IsOursOrBlank(string path, Duration patience) => Look(path, patience).IsSome;

    // A file that is not there, or holds nothing yet, becomes ours.
    static Option<int> Look(string path, Duration patience) =>
        new FileInfo(path) is { Exists: true, Length: > 0 } ? Inside(path, patience) : Some(0);

    static Option<int> Inside(string path, Duration patience)
    {
        try
        {
            using var reading = Database.Open(path, SqliteOpenMode.ReadOnly, patience);
            return Version(reading);
        }
        catch (SqliteException why) when (SqliteFaults.NeedsRecovery(why))
        {
            using var recovering = Database.Open(path, SqliteOpenMode.ReadWrite, patience);
            return Version(recovering);
        }
    }

    /// <summary>How many steps the file has had; none if it is somebody else's or knows steps that we do not.</summary>
    static Option<int> Version(Database database)
    {
        var owner = Number(database, "PRAGMA application_id");
        var version = Number(database, "PRAGMA user_version");
        var isBlank = Number(database, "SELECT count(*) FROM sqlite_schema") == 0 && owner == 0 && version == 0;
        var isOurs = owner == ApplicationId && version >= 0 && version <= Steps.Length;
        return isBlank || isOurs ? Some((int)version) : None;
    }

    static long Number(Database database, string sql) => database.First(sql, row => row.GetInt64(0)).IfNone(0);

    static Either<StoreFault, Database> Prepare(string path, Duration patience)
    {
        var database = Database.Open(path, SqliteOpenMode.ReadWriteCreate, patience);
        try
        {
            var journal = database.First("PRAGMA journal_mode = WAL", row => row.GetString(0));
            // SQLite opens a file that may only be read all the same, and would refuse every write.
            var isUsable = journal == "wal" && !database.IsReadOnly;
            var fault = isUsable ? Upgrade(database) : new StoreFault.Unreachable();
            if (fault.Case is not StoreFault why)
                return database;

            database.Dispose();
            return why;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // Looked at again under the lock: another process may have been here since.
    static Option<StoreFault> Upgrade(Database database)
    {
        if (Version(database) == Steps.Length)
            return None;

        database.Script("BEGIN IMMEDIATE");
        if (Version(database).Case is not int version)
        {
            database.Script("ROLLBACK");
            return new StoreFault.Unreadable();
        }

        foreach (var step in Steps.Skip(version))
            database.Script(step);
        database.Script($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Steps.Length}; COMMIT");
        return None;
    }
}
