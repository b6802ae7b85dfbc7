using Npgsql;

using Payments.Application.Ports;
using Payments.Sqlite.Specs;

namespace Payments.Postgres.Specs.Server;

/// <summary>A schema for one store, gone with all that is in it at the end of the test.</summary>
sealed class TempSchema(string connection) : IDisposable
{
    public TempSchema()
        : this(SharedServer.Connection) { }

    public string Name { get; } = SharedServer.NewSchema();

    public PostgresStore Open() => TryOpen().GetAwaiter().GetResult().Value();

    public Task<Either<StoreFault, PostgresStore>> TryOpen(string with = "", int patienceMilliseconds = 5000) =>
        PostgresStore.Open(
            Settings($"{connection};{with}"), Duration.FromMilliseconds(patienceMilliseconds), CancellationToken.None);

    public PostgresSettings Settings(string to) =>
        Testing.Samples.Lawful(PostgresSettings.Create($"Application Name={Name};{to}", Name));

    /// <summary>Another program at the same schema.</summary>
    public NpgsqlConnection Connect()
    {
        var other = new NpgsqlConnection($"{connection};Pooling=false;Search Path={Name}");
        other.Open();
        return other;
    }

    /// <summary>What that other program does to it.</summary>
    public void Run(string sql)
    {
        using var other = Connect();
        using var command = new NpgsqlCommand(sql, other);
        command.ExecuteNonQuery();
    }

    /// <summary>What that other program reads in it.</summary>
    public string Ask(string sql)
    {
        using var other = Connect();
        using var command = new NpgsqlCommand(sql, other);
        return $"{command.ExecuteScalar()}";
    }

    /// <summary>That other program in the middle of its work, until its connection is closed.</summary>
    public NpgsqlConnection Hold(string sql)
    {
        var other = Connect();
        using var command = new NpgsqlCommand($"BEGIN; {sql}", other);
        command.ExecuteNonQuery();
        return other;
    }

    /// <summary>Asks something about the connections of this schema's stores, of which some are chosen.</summary>
    public string Nodes(string what, string which) =>
        $"SELECT {what} FROM pg_stat_activity WHERE application_name = '{Name}' AND {which}";

    /// <summary>Ends connections; answers how many.</summary>
    public string End(string which) => Nodes("count(pg_terminate_backend(pid))", which);

    // A server of our own goes with all of its schemas.
    public void Dispose()
    {
        if (!Needs.IsLocal)
            Drop();
    }

    void Drop() => Run($"DROP SCHEMA IF EXISTS {Name} CASCADE");
}
