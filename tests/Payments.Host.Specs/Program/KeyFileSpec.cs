using Payments.Host.Specs.Sandbox;

namespace Payments.Host.Specs.Program;

/// <summary>What becomes of the business when the file of its key is lost, damaged or revoked.</summary>
public sealed class KeyFileSpec : IDisposable
{
    readonly Folder folder = new();

    string File => folder.PathOf("test.key");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_new_key_file_is_of_the_same_business_so_that_a_reference_stays_used()
    {
        string old;
        await using (var host = await HostProcess.Serve(folder.Path))
        {
            old = host.Key;
            Assert.Equal(201, (await host.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-1"))).Status);
        }

        System.IO.File.Delete(File);
        await using var next = await HostProcess.Serve(folder.Path);
        var again = await next.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-1"));

        Assert.NotEqual(old, next.Key);
        Assert.Equal(409, again.Status);
        Assert.Single((await next.Ask(HttpMethod.Get, "/payments")).Body.GetProperty("data").EnumerateArray());
        Assert.Equal(200, (await next.Ask(HttpMethod.Get, "/payments", key: old)).Status);
    }

    [Fact]
    public async Task A_revoked_key_in_the_file_keeps_the_host_from_starting_until_the_file_is_deleted()
    {
        await (await HostProcess.Serve(folder.Path)).DisposeAsync();
        var business = Keys("business");
        var id = $"{SandboxWorld.Sql(folder.PathOf("payments.db"), "SELECT substr(hash, 1, 12) FROM api_keys")}";
        Assert.Equal(0, (await HostProcess.Run($"keys revoke --key {id} --data {folder.Path}")).ExitCode);

        await Refused(
            $"The key in {File} is revoked; delete the file, and the next start makes another of the same business.");
        System.IO.File.Delete(File);
        await using var next = await HostProcess.Serve(folder.Path);

        Assert.Equal(200, (await next.Ask(HttpMethod.Get, "/payments")).Status);
        Assert.Equal(business, Keys("DISTINCT business"));
    }

    [Fact]
    public async Task Of_several_businesses_the_operator_says_whose_key_it_is()
    {
        await (await HostProcess.Serve(folder.Path)).DisposeAsync();
        var other = await HostProcess.Run($"keys create --mode test --business new --data {folder.Path}");
        System.IO.File.Delete(File);

        await Refused(
            $"No key in {File} opens anything, and 2 businesses have test keys: make one with "
            + "keys create --mode test --business <id of keys list>, and write it into that file.");
        Assert.False(System.IO.File.Exists(File));

        await System.IO.File.WriteAllTextAsync(File, $"test_{new string('a', 43)}\n");
        await Refused($"No key in {File} opens anything, and 2 businesses have test keys: make one with "
            + "keys create --mode test --business <id of keys list>, and write it into that file.");
        Assert.Equal("2", Keys("count(*)"));

        var key = other.Printed.Split('\n')[0]["key".Length..].Trim();
        await System.IO.File.WriteAllTextAsync(File, key);
        await using var next = await HostProcess.Serve(folder.Path);
        Assert.Equal(key, next.Key);
    }

    async Task Refused(string sentence)
    {
        var ran = await HostProcess.Run($"serve --port 0 --data {folder.Path}");
        Assert.Equal((1, sentence), (ran.ExitCode, ran.Complaints.Trim()));
    }

    string Keys(string column) =>
        $"{SandboxWorld.Sql(folder.PathOf("payments.db"), $"SELECT {column} FROM api_keys")}";
}
