using Npgsql;

using Payments.Application.Ports;

namespace Payments.Postgres;

/// <summary>The tables, and how a schema is told to be ours before anything in it is changed.</summary>
/// <remarks>
/// <c>payments_migrations</c> says whose schema it is and how many of <see cref="Steps"/> it has had. A step is never
/// edited once it has been released; what changes is a new step. Nodes of the version before keep working on what a
/// step leaves, so they can be replaced one by one.
/// </remarks>
static class Schema
{
    /// <summary>Where two who take one reference at once meet.</summary>
    public const string ReferenceKey = "session_references_pkey";

    /// <summary>What turns a schema of version n into one of version n + 1.</summary>
    /// <remarks>
    /// Times are texts as in the SQLite file: timestamptz ends at the microsecond and a bigint of nanoseconds in the
    /// year 2262. Texts are compared byte by byte, so that no upgrade of the system's collations disorders an index.
    /// What is stored as JSON is text: jsonb refuses what JSON allows, and rewrites numbers (docs/adr/0007).
    /// </remarks>
    static readonly string[] Steps =
    [
        """
        CREATE TABLE sessions (
            payment uuid PRIMARY KEY,
            business uuid NOT NULL,
            mode text COLLATE "C" NOT NULL CHECK (mode IN ('test', 'live')),
            status text COLLATE "C" NOT NULL,
            created_at text COLLATE "C" NOT NULL,
            due_at text COLLATE "C",
            ask_at text COLLATE "C",
            lapses_at text COLLATE "C",
            version bigint NOT NULL CHECK (version > 0)
        );
        CREATE INDEX sessions_due ON sessions (due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX sessions_to_ask ON sessions (ask_at) WHERE ask_at IS NOT NULL;
        CREATE INDEX sessions_listed ON sessions (business, mode, status, created_at, payment) INCLUDE (lapses_at);
        CREATE INDEX sessions_lapsing ON sessions (business, mode, lapses_at, created_at, payment)
            WHERE lapses_at IS NOT NULL;

        CREATE TABLE session_references (
            business uuid NOT NULL,
            mode text COLLATE "C" NOT NULL CHECK (mode IN ('test', 'live')),
            reference text COLLATE "C" NOT NULL,
            payment uuid NOT NULL,
            PRIMARY KEY (business, mode, reference)
        );

        CREATE TABLE events (
            payment uuid NOT NULL REFERENCES sessions,
            position bigint NOT NULL CHECK (position > 0),
            at text COLLATE "C" NOT NULL,
            payload text NOT NULL,
            PRIMARY KEY (payment, position)
        );

        CREATE TABLE outbox (
            payment uuid NOT NULL REFERENCES sessions,
            key text COLLATE "C" NOT NULL,
            sequence bigint GENERATED ALWAYS AS IDENTITY,
            lane text COLLATE "C" NOT NULL CHECK (lane IN ('provider', 'merchant')),
            state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'ready', 'parked', 'done')),
            due_at text COLLATE "C" NOT NULL,
            since text COLLATE "C" NOT NULL,
            token integer NOT NULL,
            node text,
            lease_until text COLLATE "C",
            payload text NOT NULL,
            parked_business uuid,
            parked_mode text COLLATE "C",
            PRIMARY KEY (payment, key)
        );
        CREATE INDEX outbox_ready ON outbox (lane, due_at, sequence) WHERE state = 'ready';
        CREATE INDEX outbox_unfinished ON outbox (payment, sequence) WHERE lane = 'provider' AND state <> 'done';
        CREATE INDEX outbox_parked ON outbox (parked_business, parked_mode) WHERE state = 'parked';

        CREATE TABLE api_keys (
            hash text COLLATE "C" PRIMARY KEY,
            business uuid NOT NULL,
            mode text COLLATE "C" NOT NULL CHECK (mode IN ('test', 'live')),
            name text,
            added_at text COLLATE "C" NOT NULL,
            revoked_at text COLLATE "C"
        );

        CREATE TABLE webhook_nonces (
            provider text COLLATE "C" NOT NULL,
            certificate text COLLATE "C" NOT NULL,
            nonce text COLLATE "C" NOT NULL,
            keep_until text COLLATE "C" NOT NULL,
            PRIMARY KEY (provider, certificate, nonce)
        );
        CREATE INDEX webhook_nonces_ended ON webhook_nonces (keep_until);

        CREATE TABLE idempotency (
            business uuid NOT NULL,
            mode text COLLATE "C" NOT NULL CHECK (mode IN ('test', 'live')),
            key text COLLATE "C" NOT NULL,
            fingerprint text COLLATE "C" NOT NULL,
            payment uuid NOT NULL,
            token integer NOT NULL,
            lease_until text COLLATE "C" NOT NULL,
            keep_until text COLLATE "C" NOT NULL,
            status integer,
            content_type text,
            location text,
            body bytea,
            PRIMARY KEY (business, mode, key)
        );
        CREATE INDEX idempotency_ended ON idempotency (keep_until);

        CREATE TABLE merchant_endpoints (
            business uuid NOT NULL,
            mode text COLLATE "C" NOT NULL CHECK (mode IN ('test', 'live')),
            id uuid NOT NULL,
            url text COLLATE "C" NOT NULL,
            secret text NOT NULL,
            previous_secret text,
            previous_until text COLLATE "C",
            added_at text COLLATE "C" NOT NULL,
            PRIMARY KEY (business, mode, id),
            UNIQUE (business, mode, url)
        );
        """,
    ];

    const string Ours = "CREATE TABLE payments_migrations (version integer PRIMARY KEY, applied_at timestamptz NOT NULL)";

    // A text that is no UTF-8 would not come back as it was; a standby takes nothing in.
    const string Look =
        """
        SELECT
            current_setting('server_encoding') = 'UTF8',
            pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on',
            to_regclass($1 || '.payments_migrations') IS NOT NULL,
            EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace($1))
        """;

    const string FindVersion = "SELECT coalesce(max(version), 0) FROM payments_migrations";

    // Whoever else starts now waits for us, and then finds nothing left to do. A step may take its time.
    const string Patience = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10min'";

    /// <summary>Makes the schema ours and up to date; or says why not, and has not changed it.</summary>
    public static async Task<Either<StoreFault, Unit>> Prepare(NpgsqlDataSource source, string schema)
    {
        var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var found = await Version(connection, schema).ConfigureAwait(false);
        return found.Case switch
        {
            StoreFault fault => fault,
            int version when version == Steps.Length => unit,
            _ => await Upgrade(connection, schema).ConfigureAwait(false),
        };
    }

    /// <summary>How many steps the schema has had; a fault if it is somebody else's or knows steps that we do not.</summary>
    static async Task<Either<StoreFault, int>> Version(NpgsqlConnection connection, string schema)
    {
        var seen = await See(connection, schema).ConfigureAwait(false);
        if (!seen.IsUtf8 || (seen.IsUsed && !seen.IsOurs))
            return new StoreFault.Unreadable();
        if (seen.IsReadOnly)
            return new StoreFault.Unreachable();
        if (!seen.IsOurs)
            return 0;

        using var asking = new NpgsqlCommand(FindVersion, connection);
        var version = await asking.ExecuteScalarAsync().ConfigureAwait(false);
        return version is int known && known <= Steps.Length ? known : new StoreFault.Unreadable();
    }

    static async Task<(bool IsUtf8, bool IsReadOnly, bool IsOurs, bool IsUsed)> See(
        NpgsqlConnection connection, string schema)
    {
        using var command = new NpgsqlCommand(Look, connection);
        command.Parameters.Add(Value.Of(schema));
        var row = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var _ = row.ConfigureAwait(false);
        await row.ReadAsync().ConfigureAwait(false);
        return (row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3));
    }

    // Looked at again under the lock: another node may have been here since.
    static async Task<Either<StoreFault, Unit>> Upgrade(NpgsqlConnection connection, string schema)
    {
        var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        await Run(connection, $"{Patience}; SELECT pg_advisory_xact_lock(hashtextextended('payments {schema}', 0))")
            .ConfigureAwait(false);
        var found = await Version(connection, schema).ConfigureAwait(false);
        if (found.Case is not int version)
            return (StoreFault)found.Case;

        if (version == 0)
            await Run(connection, $"{Create(schema)}; {Ours}").ConfigureAwait(false);
        for (var next = version; next < Steps.Length; next++)
            await Run(connection, $"{Steps[next]}; INSERT INTO payments_migrations VALUES ({next + 1}, now())")
                .ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
        return unit;
    }

    // IF NOT EXISTS asks for the right to make schemas, also where somebody made this one for us.
    static string Create(string schema) =>
        $"DO $$ BEGIN IF to_regnamespace('{schema}') IS NULL THEN CREATE SCHEMA {schema}; END IF; END $$";

    static async Task Run(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // A constant of this assembly, and the name of a schema, which is checked to be one.
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
