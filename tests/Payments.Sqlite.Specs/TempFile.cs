using Microsoft.Data.Sqlite;

using Payments.Application.Ports;

namespace Payments.Sqlite.Specs;

/// <summary>A place for one store's file, gone with all that is in it at the end of the test.</summary>
sealed class TempFile : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("payments-sqlite-");

    public string Path => System.IO.Path.Combine(folder.FullName, "payments.db");

    public SqliteStore Open() =>
        SqliteStore.Open(Path).Match(Right: it => it, Left: why => throw new InvalidOperationException($"{why}"));

    /// <summary>The fault with which the file cannot be opened.</summary>
    public StoreFault Fault() =>
        SqliteStore.Open(Path).Match(
            Left: it => it,
            Right: it =>
            {
                it.Dispose();
                throw new InvalidOperationException("It could be opened.");
            });

    /// <summary>Another program at the same file.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>What that other program does to it.</summary>
    public void Run(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>What that other program reads in it.</summary>
    public string Ask(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{command.ExecuteScalar()}";
    }

    public byte[] Bytes() => File.ReadAllBytes(Path);

    public void Dispose() => folder.Delete(recursive: true);
}
