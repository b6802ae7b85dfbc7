using System.Net;
using System.Net.Sockets;

namespace Payments.Host.Specs.Program;

/// <summary>What keeps the host from starting is said in one sentence, and nothing else is said.</summary>
public sealed class StartSpec : IDisposable
{
    readonly Folder folder = new();

    [Fact]
    public async Task A_data_folder_that_is_a_file()
    {
        var file = folder.PathOf("notes");
        await File.WriteAllTextAsync(file, "");

        await Refused($"--data {file}", $"The data folder {file} cannot be used: it is a file.");
        await Refused($"--data {file}/data", $"The data folder {file}/data cannot be used: ");
    }

    [Fact]
    public Task A_data_folder_without_a_name() =>
        Refused("--data \"\"", "The data folder has no name: --data or PAYMENTS_DATA is empty.");

    // Not even root may make a file there.
    [ProcFact]
    public async Task A_data_folder_that_cannot_be_written()
    {
        await Refused("--data /proc/self", "The data file /proc/self/payments.db cannot be used: it cannot be opened");
        await Refused("--data /proc/none", "The data folder /proc/none cannot be used: ");
    }

    [UnprivilegedFact]
    public async Task A_data_folder_that_its_user_may_only_read()
    {
#pragma warning disable CA1416 // Not on Windows: there it is skipped.
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416

        await Refused($"--data {folder.Path}", "cannot be used: it cannot be opened for writing.");
        await Refused($"--data {folder.PathOf("data")}", "cannot be used: permission is denied.");
    }

    [UnprivilegedTheory]
    [InlineData("payments.db")]
    [InlineData("sandbox.db")]
    public async Task A_database_that_its_user_may_only_read(string name)
    {
        await using (var host = await HostProcess.Serve(folder.Path))
            await host.Stop();
#pragma warning disable CA1416 // Not on Windows: there it is skipped.
        File.SetUnixFileMode(folder.PathOf(name), UnixFileMode.UserRead);
#pragma warning restore CA1416

        await Refused($"--data {folder.Path}", $"{name} cannot be used: it cannot be opened for writing.");
    }

    [Fact]
    public async Task A_sandbox_file_that_is_a_folder()
    {
        Directory.CreateDirectory(folder.PathOf("sandbox.db"));

        await Refused($"--data {folder.Path}", "sandbox.db cannot be used: it cannot be opened for writing.");

        // What was opened before is closed: a database that is in use has a log beside it.
        Assert.False(File.Exists(folder.PathOf("payments.db-wal")));
    }

    [Fact]
    public async Task A_key_file_that_is_a_folder()
    {
        Directory.CreateDirectory(folder.PathOf("test.key"));

        await Refused($"--data {folder.Path}", "test.key cannot be used: it is a folder.");

        Assert.Equal(
            new[] { "payments.db", "sandbox.db", "test.key" },
            Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_port_that_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await Refused(
            $"--data {folder.Path} --port {port}",
            $"Port {port} of 127.0.0.1 cannot be used: address already in use.");

        Assert.False(File.Exists(folder.PathOf("payments.db-wal")));
    }

    [ForbiddenPortFact]
    public async Task A_port_that_is_for_the_privileged()
    {
        await Refused(
            $"--data {folder.Path} --port {Needs.PrivilegedPort}",
            $"Port {Needs.PrivilegedPort} of 127.0.0.1 cannot be used: permission is denied.");
    }

    public void Dispose() => folder.Dispose();

    static async Task Refused(string switches, string sentence)
    {
        var (exitCode, printed, complaints) = await HostProcess.Run($"serve --port 0 {switches}");

        Assert.Contains(sentence, complaints, StringComparison.Ordinal);
        Assert.Single(complaints.TrimEnd().Split('\n'));
        Assert.Equal(complaints.Trim(), printed.Trim());
        Assert.Equal(1, exitCode);
    }
}
