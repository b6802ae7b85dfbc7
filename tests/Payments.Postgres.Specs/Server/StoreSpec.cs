using Payments.Sqlite.Specs;

namespace Payments.Postgres.Specs.Server;

/// <summary>Each test with a store of its own, in a schema of its own.</summary>
public abstract class StoreSpec : IAsyncLifetime
{
    private protected TempSchema Schema { get; } = new();

    private protected PostgresStore Store { get; private set; } = null!;

    /// <summary>What the store reaches its server through, if something is to be lost on the way.</summary>
    private protected Wire? Network { get; init; }

    public virtual async Task InitializeAsync()
    {
        var settings = Schema.Settings(Network?.Connection ?? SharedServer.Connection);
        Store = (await PostgresStore.Open(settings, CancellationToken.None)).Value();
    }

    public virtual async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        Network?.Dispose();
        Schema.Dispose();
    }
}
