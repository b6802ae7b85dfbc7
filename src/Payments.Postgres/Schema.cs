using Npgsql;

using Payments.Application.Ports;

namespace Payments.Postgres;

/// <summary>How a schema is told to be ours before anything in it is changed, and brought up to date.</summary>
/// <remarks>
/// <c>payments_migrations</c> says whose schema it is and how many of <see cref="Migrations.Steps"/> it has had.
/// </remarks>
static class Schema
{
    const string Ours =
        "CREATE TABLE payments_migrations (version integer PRIMARY KEY, applied_at timestamptz NOT NULL)";

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
            int version when version == Migrations.Steps.Length => unit,
            _ => await Upgrade(connection, schema).ConfigureAwait(false),
        };
    }

    /// <summary>Whether it is still to be made; or why it cannot be ours. Changes nothing.</summary>
    public static async Task<Either<StoreFault, bool>> IsBlank(NpgsqlDataSource source, string schema)
    {
        var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var found = await Version(connection, schema).ConfigureAwait(false);
        return found.Map(version => version == 0);
    }

    /// <summary>
    /// How many steps the schema has had; a fault if it is somebody else's or knows steps that we do not.
    /// </summary>
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
        return version is int known && known <= Migrations.Steps.Length ? known : new StoreFault.Unreadable();
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
        for (var next = version; next < Migrations.Steps.Length; next++)
            await Run(
                connection, $"{Migrations.Steps[next]}; INSERT INTO payments_migrations VALUES ({next + 1}, now())")
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
