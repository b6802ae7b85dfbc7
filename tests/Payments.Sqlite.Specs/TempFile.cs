using Microsoft.Data.Sqlite;

using Payments.Application.Ports;

namespace Payments.Sqlite.Specs;

/// <summary>A place for one store's file, gone with all that is in it at the end of the test.</summary>
sealed class TempFile : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("payments-sqlite-");

    public string Path => System.IO.Path.Combine(folder.FullName, "payments.db");

    public SqliteStore Open() => SqliteStore.Open(Path).Value();

    /// <summary>The fault with which the file cannot be opened.</summary>
    public StoreFault Fault() => SqliteStore.Open(Path).Fault();

    /// <summary>Another program at the same file.</summary>
    public SqliteConnection Connect()
    {
        var text = new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false };
        var connection = new SqliteConnection(text.ToString());
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
