using Microsoft.Data.Sqlite;

using Payments.Application.Ports;

using SQLitePCL;

namespace Payments.Sqlite;

/// <summary>One connection and the statements prepared on it. Used by one thread at a time.</summary>
sealed class Database : IDisposable
{
    // SQLite itself waits for locks (busy_timeout); after that, the driver's own waiting is to end with its first look.
    const int DriverTimeoutSeconds = 1;

    readonly SqliteConnection connection;
    readonly Dictionary<string, SqliteCommand> prepared = [];

    Database(SqliteConnection connection) => this.connection = connection;

    /// <summary>Whether a transaction is under way. Some faults end it without our asking.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>Whether nothing can be written through it, however it was opened.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(connection.Handle, "main") == 1;

    public static Database Open(string path, SqliteOpenMode mode, Duration patience)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = DriverTimeoutSeconds,
        };
        var database = new Database(new SqliteConnection(text.ToString()));
        try
        {
            database.connection.Open();

            // FULL: a commit is on the disk before it is acknowledged. fullfsync says so to macOS, too.
            database.Script($"""
                PRAGMA busy_timeout = {patience.ToInt64Nanoseconds() / NodaConstants.NanosecondsPerMillisecond};
                PRAGMA synchronous = FULL;
                PRAGMA fullfsync = ON;
                PRAGMA trusted_schema = OFF;
                """);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that answer nothing and are not run again.</summary>
    public void Script(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this assembly; values are always parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement; answers how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<(string Name, object Value)> values) =>
        Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The rows that a statement finds, or why one of them cannot be read.</summary>
    public Either<StoreFault, Seq<T>> Rows<T>(
        string sql,
        Func<SqliteDataReader, Either<StoreFault, T>> read,
        params ReadOnlySpan<(string Name, object Value)> values)
    {
        var found = new List<T>();
        var fault = Option<StoreFault>.None;
        Each(
            sql,
            row => read(row).Match(
                Right: it =>
                {
                    found.Add(it);
                    return true;
                },
                Left: why =>
                {
                    fault = why;
                    return false;
                }),
            values);
        return fault.Match<Either<StoreFault, Seq<T>>>(Some: why => why, None: () => toSeq(found.ToArray()));
    }

    /// <summary>Goes through the rows that a statement finds while <paramref name="next"/> wants another.</summary>
    public void Each(
        string sql, Func<SqliteDataReader, bool> next, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var rows = Prepare(sql, values).ExecuteReader();
        while (rows.Read() && next(rows)) { }
    }

    /// <summary>The first row that a statement finds.</summary>
    public Option<T> First<T>(
        string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var rows = Prepare(sql, values).ExecuteReader();
        return rows.Read() ? Some(read(rows)) : None;
    }

    /// <summary>Whatever is read within it is of one moment. After a throw, use no more of it.</summary>
    public T AtOneMoment<T>(Func<T> read)
    {
        Run("BEGIN");
        var seen = read();
        Run("COMMIT");
        return seen;
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // As above.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in values)
                command.Parameters.AddWithValue(name, value);
            prepared.Add(sql, command);
        }

        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at].Value;
        return command;
    }
}
