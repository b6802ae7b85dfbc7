using Npgsql;

namespace Payments.Postgres;

/// <summary>What every connection of a node has in common.</summary>
static class Connection
{
    // More statements than there are in this assembly; each is prepared when a connection runs it again.
    const int MaxPrepared = 64;
    const int PreparedFrom = 2;

    const string Program = "payments";

    public static Database To(PostgresSettings settings, Duration patience)
    {
        var connection = new NpgsqlConnectionStringBuilder(settings.Connection);
        var seconds = (int)(patience.ToInt64Nanoseconds() / NodaConstants.NanosecondsPerSecond) + 1;
        connection.ApplicationName ??= Program;
        connection.SearchPath = settings.Schema;
        connection.Options = $"{connection.Options} {Options(patience)}".Trim();
        connection.Timeout = seconds;
        connection.CommandTimeout = 3 * seconds;
        connection.MaxAutoPrepare = MaxPrepared;
        connection.AutoPrepareMinUsages = PreparedFrom;
        connection.NoResetOnClose = true;
        connection.IncludeErrorDetail = false;
        connection.Enlist = false;
        connection.Multiplexing = false;

        return new Database(Source(connection.ConnectionString), connection.MaxPoolSize, patience);
    }

    /// <summary>Connects to nobody yet; throws for what cannot stand together in a connection string.</summary>
    public static NpgsqlDataSource Source(string connection)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(connection);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        return builder.Build();
    }

    // The server gives up before the driver does, so that it is the server that says what became of a statement. Read
    // committed, because each statement after a lock is to see what the lock waited for.
    static string Options(Duration patience)
    {
        // Nought would mean for ever.
        var milliseconds = Math.Max(1, patience.ToInt64Nanoseconds() / NodaConstants.NanosecondsPerMillisecond);
        return $"-c lock_timeout={milliseconds} -c statement_timeout={2 * milliseconds} "
            + $"-c idle_in_transaction_session_timeout={2 * milliseconds} "
            + @"-c default_transaction_isolation=read\ committed -c synchronous_commit=on";
    }
}
