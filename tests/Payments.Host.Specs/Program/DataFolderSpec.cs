namespace Payments.Host.Specs.Program;

/// <summary>The files that the host makes: whose they are, and the key among them.</summary>
public sealed class DataFolderSpec : IDisposable
{
    const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    readonly Folder folder = new();

    [UnixFact]
    public async Task What_it_makes_only_its_owner_may_read()
    {
        var data = folder.PathOf("data");
        await using var host = await HostProcess.Serve(data);
        await host.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-private"));

        var made = Directory.EnumerateFiles(data).Append(data).ToArray();
        Assert.Superset(
            new System.Collections.Generic.HashSet<string?>
            {
                "payments.db", "payments.db-wal", "payments.db-shm", "sandbox.db", "test.key", "data",
            },
            made.Select(Path.GetFileName).ToHashSet());
#pragma warning disable CA1416 // Not on Windows: there it is skipped.
        Assert.All(made, it => Assert.Equal((it, UnixFileMode.None), (it, File.GetUnixFileMode(it) & Others)));
#pragma warning restore CA1416
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("test_")]
    [InlineData("test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n")]
    [InlineData("test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n")]
    [InlineData("live_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n")]
    [InlineData("test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\0\n")]
    public async Task What_is_no_key_is_not_taken_for_one(string text)
    {
        var file = folder.PathOf("test.key");
        await File.WriteAllTextAsync(file, text);

        var (exitCode, _, complaints) = await HostProcess.Run($"serve --port 0 --data {folder.Path}");

        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"The file {file} does not hold a test key; put the key back, or delete the file: the next start "
                + "makes another key of the same business, and keys revoke ends the lost one.",
            complaints.Trim());
        Assert.Equal(text, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_key_that_was_brought_along_is_taken()
    {
        var key = $"test_{new string('a', 43)}";
        await File.WriteAllTextAsync(folder.PathOf("test.key"), $"{key}\r\n");

        await using var host = await HostProcess.Serve(folder.Path);

        Assert.Equal(key, host.Key);
        Assert.Equal(404, (await host.Ask(HttpMethod.Get, "/payment-sessions/none")).Status);
    }

    [Fact]
    public async Task Those_who_start_at_once_agree_on_one_key()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => HostProcess.Serve(folder.Path)));

        var keys = hosts.Select(it => it.Key).Distinct().ToArray();
        foreach (var host in hosts)
            await host.DisposeAsync();

        Assert.Single(keys);
        Assert.Equal($"{keys[0]}\n", await File.ReadAllTextAsync(folder.PathOf("test.key")));
        Assert.Single(Directory.EnumerateFiles(folder.Path, "test.key*"));
    }

    public void Dispose() => folder.Dispose();
}
