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

    public PostgresSettings Settings(string to) => Testing.Samples.Lawful(PostgresSettings.Create(to, Name));

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

    public void Dispose() => Run($"DROP SCHEMA IF EXISTS {Name} CASCADE");
}
