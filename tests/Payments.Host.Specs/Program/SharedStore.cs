using System.Diagnostics;

using Payments.Postgres.Specs.Server;

namespace Payments.Host.Specs.Program;

/// <summary>What several hosts have in common: one schema of one PostgreSQL, and one folder.</summary>
sealed class SharedStore : IDisposable
{
    public Folder Folder { get; } = new();

    public TempSchema Schema { get; } = new();

    /// <summary>Tells a host, or a command, where the database is.</summary>
    public void Prepare(ProcessStartInfo start)
    {
        start.Environment["PAYMENTS_STORE"] = "postgres";
        start.Environment["PAYMENTS_CONNECTION"] = SharedServer.Connection;
        start.Environment["PAYMENTS_SCHEMA"] = Schema.Name;
        start.Environment["PAYMENTS_DATA"] = Folder.Path;
    }

    public Task<HostProcess> Serve(string more = "", Action<ProcessStartInfo>? prepare = null) =>
        HostProcess.Serve(Folder.Path, more, start =>
        {
            Prepare(start);
            prepare?.Invoke(start);
        });

    /// <summary>A command that is done.</summary>
    public async Task<string> Done(string arguments)
    {
        var (exitCode, printed, complaints) = await HostProcess.Run(arguments, Prepare);
        Assert.True((exitCode, complaints) == (0, ""), complaints);
        return printed;
    }

    public void Dispose()
    {
        Schema.Dispose();
        Folder.Dispose();
    }

    /// <summary>The business that hosts made for themselves.</summary>
    public async Task<string> Business(string mode) =>
        (await Done("keys list")).Split('\n').Single(it => it.Contains($"  {mode}  ")).Split("  ")[1];
}
