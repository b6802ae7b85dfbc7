using System.Text.RegularExpressions;

using Npgsql;

using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Postgres;

/// <summary>Which server, which database, and which schema in it.</summary>
/// <remarks>
/// The connection is written as Npgsql reads it (npgsql.org, "Connection String Parameters"), with a host at least.
/// <c>Maximum Pool Size</c> says how many connections a node has at most, <see cref="DefaultConnections"/> without it:
/// those of all nodes together must be fewer than the server's max_connections. What concerns durability, time-outs
/// and the search path is ours to say. A pooler in between must leave a connection to its node while it lasts: what is
/// prepared belongs to it. It may hold a password, so it prints without one.
/// </remarks>
public sealed partial record PostgresSettings
{
    public const string DefaultSchema = "payments";

    /// <summary>Four nodes fit into a server as it comes (max_connections is 100).</summary>
    public const int DefaultConnections = 20;

    const string Pool = "Maximum Pool Size";

    static readonly InvalidValue Absent = new Missing("connection");
    static readonly InvalidValue NotAConnection =
        new Malformed("connection", "a connection string of Npgsql, such as Host=localhost;Database=payments");
    static readonly InvalidValue NotASchema =
        new Malformed("schema", "1 to 48 lower-case letters, digits and underscores, not beginning with pg_");

    PostgresSettings(string connection, string schema, string prints) =>
        (Connection, Schema, this.prints) = (connection, schema, prints);

    readonly string prints;

    public string Schema { get; }

    internal string Connection { get; }

    public static Validation<InvalidValue, PostgresSettings> Create(string? connection) =>
        Create(connection, DefaultSchema);

    public static Validation<InvalidValue, PostgresSettings> Create(string? connection, string? schema) =>
        (Read(connection), Name(schema)).Apply((it, name) => new PostgresSettings(
            it.ConnectionString, name, $"{it.Host}:{it.Port}/{it.Database}, schema {name}"));

    public override string ToString() => prints;

    static Validation<InvalidValue, NpgsqlConnectionStringBuilder> Read(string? connection)
    {
        if (string.IsNullOrWhiteSpace(connection))
            return Absent;

        try
        {
            var read = new NpgsqlConnectionStringBuilder(connection);
            if (!read.ShouldSerialize(Pool))
                read.MaxPoolSize = DefaultConnections;
            if (string.IsNullOrWhiteSpace(read.Host) || read.MaxPoolSize < 1)
                return NotAConnection;

            Postgres.Connection.Source(read.ConnectionString).Dispose();
            return read;
        }
        catch (Exception why) when (IsMistaken(why))
        {
            return NotAConnection;
        }
    }

    // What Npgsql throws for words that it does not know, for values that are none, and for those that contradict.
    static bool IsMistaken(Exception why) =>
        why is ArgumentException or FormatException or OverflowException or InvalidOperationException
            or NotSupportedException;

    static Validation<InvalidValue, string> Name(string? schema) =>
        schema is not null && SchemaName().IsMatch(schema) && schema != "information_schema" ? schema : NotASchema;

    [GeneratedRegex(@"\A(?!pg_)[a-z_][a-z0-9_]{0,47}\z")]
    private static partial Regex SchemaName();
}
