using Payments.Host.Serve;
using Payments.Postgres;

namespace Payments.Host;

/// <summary>Which store: the file in the data folder, or a database that hosts share.</summary>
/// <remarks>A connection string may hold a password, so nothing of it is ever repeated.</remarks>
static class StoreSwitches
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    const string Example = "such as Host=localhost;Database=payments;Username=payments";

    public static IReadOnlyList<string> Names { get; } = ["store", "connection", "schema"];

    /// <summary>The shared database; none for the file. Or one sentence that says what is wrong.</summary>
    /// <remarks>
    /// Whoever says where a database is means it: without that store a forgotten switch would put payments into a file.
    /// </remarks>
    public static Either<string, Option<PostgresSettings>> Of(Switches given) =>
        given.FindOrVariable("store") switch
        {
            null when given.FindOrVariable("connection") is { } said =>
                $"{said.Source} is for --store {Postgres}; say so, or --store {Sqlite}.",
            null or { Text: Sqlite } => Option<PostgresSettings>.None,
            { Text: Postgres } => Database(given).Map(Some),
            var said => $"{said.Source} is {Sqlite} or {Postgres}.",
        };

    /// <summary>Opens the store of a host.</summary>
    public static async Task<Either<string, OpenedStore>> Open(Option<PostgresSettings> shared, DataFolder folder) =>
        shared.Case is PostgresSettings settings
            ? await SharedDatabase.Open(settings)
            : PaymentsFile.Open(folder);

    /// <summary>Opens the store beside a host that may be serving; it is made only if it may be.</summary>
    public static async Task<Either<string, OpenedStore>> OpenBeside(
        Option<PostgresSettings> shared, string folder, bool mayMake) =>
        shared.Case is PostgresSettings settings
            ? await SharedDatabase.OpenBeside(settings, mayMake)
            : PaymentsFile.OpenBeside(folder, mayMake);

    static Either<string, PostgresSettings> Database(Switches given) =>
        given.FindOrVariable("connection") is not { } said
            ? $"--store {Postgres} needs --connection or PAYMENTS_CONNECTION, {Example}."
            : PostgresSettings.Create(said.Text).ToEither()
                .MapLeft(_ => $"{said.Source} is a connection string of Npgsql, {Example}.")
                .Bind(it => InSchema(it, said.Text, given.FindOrVariable("schema")));

    static Either<string, PostgresSettings> InSchema(PostgresSettings usual, string connection, Said? schema) =>
        schema is null
            ? usual
            : PostgresSettings.Create(connection, schema.Text).ToEither().MapLeft(_ =>
                $"{schema.Source} is 1 to 48 lower-case letters, digits and underscores, not beginning with pg_.");
}
