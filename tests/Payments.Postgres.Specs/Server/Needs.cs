namespace Payments.Postgres.Specs.Server;

/// <summary>What these specs need of the machine. Without it they are skipped, and say so.</summary>
static class Needs
{
    public const string Variable = "PAYMENTS_POSTGRES";

    /// <summary>An existing server, as a connection string whose role may make schemas.</summary>
    public static string? Existing { get; } = Environment.GetEnvironmentVariable(Variable);

    public static bool IsLocal => Existing is null && LocalServer.Programs is not null;

    public static string? Server =>
        Existing is not null || IsLocal || HasDocker
            ? null
            : $"Needs PostgreSQL: install it, or Docker, or set {Variable} to a connection string.";

    public static string? OwnServer =>
        IsLocal ? null : $"Needs a PostgreSQL of its own to stop: install it, and leave {Variable} unset.";

    static bool HasDocker =>
        File.Exists("/var/run/docker.sock") || Environment.GetEnvironmentVariable("DOCKER_HOST") is not null;
}

sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Needs.Server;
}

sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = Needs.Server;
}

sealed class OwnServerFactAttribute : FactAttribute
{
    public OwnServerFactAttribute() => Skip = Needs.OwnServer;
}
