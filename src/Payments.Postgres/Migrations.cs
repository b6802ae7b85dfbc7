namespace Payments.Postgres;

/// <summary>The tables, as they came to be.</summary>
/// <remarks>
/// A step is never edited once it has been released; what changes is a new step. Nodes of the version before keep
/// working on what a step leaves, so that they can be replaced one by one.
/// </remarks>
static class Migrations
{
    /// <summary>Where two who take one reference at once meet.</summary>
    public const string ReferenceKey = "session_references_pkey";

    /// <summary>What turns a schema of version n into one of version n + 1.</summary>
    /// <remarks>
    /// Times are texts as in the SQLite file: timestamptz ends at the microsecond and a bigint of nanoseconds in the
    /// year 2262. Texts are compared byte by byte, so that no upgrade of the system's collations disorders an index.
    /// What is stored as JSON is text: jsonb refuses what JSON allows, and rewrites numbers (docs/adr/0007).
    /// </remarks>
    public static readonly string[] Steps =
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
}
