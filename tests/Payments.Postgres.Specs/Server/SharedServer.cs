using Testcontainers.PostgreSql;

namespace Payments.Postgres.Specs.Server;

/// <summary>The one server of a test run: an existing one, one that we start, or one in a container.</summary>
static class SharedServer
{
    static readonly Lazy<string> Started = new(() =>
        Needs.Existing ?? (Needs.IsLocal ? StartHere() : StartInContainer()));

    // Another run may use the same server.
    static readonly string Run = Guid.NewGuid().ToString("N")[..12];

    static int schemas;

    public static string Connection => Started.Value;

    /// <summary>A name that no other schema of this server has.</summary>
    public static string NewSchema() => $"specs_{Run}_{Interlocked.Increment(ref schemas)}";

    static string StartHere()
    {
        var server = LocalServer.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server.Connection;
    }

    // Its helper container removes it when we are gone.
    static string StartInContainer()
    {
        var container = new PostgreSqlBuilder("postgres:15-alpine").Build();
        container.StartAsync().GetAwaiter().GetResult();
        return container.GetConnectionString();
    }
}
