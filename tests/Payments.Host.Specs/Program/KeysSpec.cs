using System.Text.RegularExpressions;

namespace Payments.Host.Specs.Program;

/// <summary>Keys are made, listed and revoked on the data of a host, also while it serves.</summary>
public sealed partial class KeysSpec : IDisposable
{
    const string Business = "3d6c9e2e-1caf-4807-97ff-bbd35fc4dc1b";

    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_key_opens_the_running_host_until_it_is_revoked()
    {
        await using var host = await HostProcess.Serve(folder.Path);
        var key = Key().Match(await Done("keys create --mode test --name till")).Value;
        Assert.Equal(404, await Status(host, key));

        var id = Id().Match(await Done("keys list")).Groups["id"].Value;
        await Done($"keys revoke --key {id}");
        Assert.Equal(401, await Status(host, key));
    }

    [Fact]
    public async Task A_key_is_shown_once_and_listed_without_itself()
    {
        var created = await Done($"keys create --mode live --business {Business} --name till");
        var key = Key().Match(created).Value;
        Assert.StartsWith("live_", key, StringComparison.Ordinal);
        var listed = await Done("keys list");
        Assert.Matches($"{Business}  live  \\S+Z +-        till", listed);
        Assert.DoesNotContain(key, listed, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder.Path))
            Assert.DoesNotContain(key, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys create", "--mode is missing; --help shows it.")]
    [InlineData("keys create --mode real", "--mode is test or live.")]
    [InlineData("keys create --mode test --business me", "--business is a UUID of 36 characters.")]
    [InlineData("keys create --mode test --name= ", "--name is 1 to 50 ASCII characters.")]
    [InlineData("keys list --mode test", "There is no switch --mode; --help lists them.")]
    [InlineData("keys revoke --key 12", "--key is an id of the list: 12 or more of the hexadecimal digits.")]
    [InlineData("keys revoke", "--key is missing; --help shows it.")]
    public Task What_is_said_wrongly_is_told_in_one_sentence(string arguments, string sentence) =>
        Refused(arguments, sentence, 2);

    [Fact]
    public async Task A_key_that_is_not_there_cannot_be_revoked()
    {
        Assert.Contains("There are no keys.", await Done("keys list"), StringComparison.Ordinal);
        await Refused("keys revoke --key 0123456789ab", "There is no key 0123456789ab.", 1);
    }

    [Fact]
    public async Task A_command_that_is_none_is_told_with_the_usage()
    {
        var ran = await HostProcess.Run("keys dance");
        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith("There is no command \"keys dance\".", ran.Complaints, StringComparison.Ordinal);
    }

    async Task<string> Done(string arguments)
    {
        var ran = await HostProcess.Run($"{arguments} --data {folder.Path}");
        Assert.True(ran.ExitCode == 0, ran.Printed);
        return ran.Printed;
    }

    async Task Refused(string arguments, string sentence, int exitCode)
    {
        var ran = await HostProcess.Run($"{arguments} --data {folder.Path}");
        Assert.Equal((exitCode, sentence), (ran.ExitCode, ran.Complaints.Trim()));
    }

    static async Task<int> Status(HostProcess host, string key)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", key);
        using var response = await http.GetAsync(new Uri($"/payment-sessions/{Business}", UriKind.Relative));
        return (int)response.StatusCode;
    }

    [GeneratedRegex(@"(test|live)_[A-Za-z0-9_-]{43}")]
    private static partial Regex Key();

    [GeneratedRegex(@"^(?<id>[0-9a-f]{12}) .* till\r?$", RegexOptions.Multiline)]
    private static partial Regex Id();
}
