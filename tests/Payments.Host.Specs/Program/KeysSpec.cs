using System.Text.RegularExpressions;

using Payments.Host.Specs.Sandbox;

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
        await Done("keys create --mode test");
        await Refused("keys revoke --key 0123456789ab", "There is no key 0123456789ab.", 1);
    }

    [Fact]
    public async Task A_key_is_of_the_only_business_of_its_mode_unless_another_is_asked_for()
    {
        var first = BusinessOf(await Done("keys create --mode test"));
        Assert.Equal(first, BusinessOf(await Done("keys create --mode test")));
        Assert.NotEqual(first, BusinessOf(await Done("keys create --mode live")));

        var second = BusinessOf(await Done("keys create --mode test --business new"));
        Assert.NotEqual(first, second);
        await Refused(
            "keys create --mode test",
            $"2 businesses have test keys: {first}, {second}; say which with --business, or --business new for another.",
            1);
        Assert.Equal(second, BusinessOf(await Done($"keys create --mode test --business {second}")));
    }

    [Fact]
    public async Task Of_many_businesses_a_few_are_named()
    {
        for (var number = 0; number < 6; number++)
            await Done("keys create --mode test --business new");

        var ran = await HostProcess.Run($"keys create --mode test --data {folder.Path}");
        Assert.Equal((1, 5), (ran.ExitCode, Uuid().Count(ran.Complaints)));
        Assert.Contains(" and 1 more; say which", ran.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_make_a_data_file_says_which_and_nothing_else_makes_one()
    {
        var (data, file) = (folder.PathOf("new"), folder.PathOf("new/payments.db"));
        var missing = $"There is no data file {file}; --data or PAYMENTS_DATA says where the host has it.";
        var of = $"--business {Business} --mode test";
        foreach (var command in new[]
        {
            "keys list", "keys revoke --key 0123456789ab", $"webhooks list {of}", $"webhooks redeliver {of}",
            $"webhooks rotate {of} --endpoint {Business}", $"webhooks remove {of} --endpoint {Business}",
        })
        {
            var ran = await HostProcess.Run($"{command} --data {data}");
            Assert.Equal((1, missing), (ran.ExitCode, ran.Complaints.Trim()));
            Assert.False(Directory.Exists(data));
        }

        var created = await HostProcess.Run($"keys create --mode test --data {data}");
        var added = await HostProcess.Run($"webhooks add {of} --url https://shop.example --data {data}");
        Assert.All([created, added], it => Assert.EndsWith($"It is in the data file {file}.", it.Printed.TrimEnd()));
    }

    [Fact]
    public async Task A_file_of_an_earlier_version_is_left_to_its_host()
    {
        await Done("keys create --mode test");
        SandboxWorld.Sql(folder.PathOf("payments.db"), "PRAGMA user_version = 4");

        foreach (var command in new[] { "keys list", "keys create --mode test" })
            await Refused(
                command,
                $"The data file {folder.PathOf("payments.db")} is of an earlier version, whose host may be running: "
                    + "stop that one, and start the host of this version first.",
                1);
        Assert.Equal(4L, SandboxWorld.Sql(folder.PathOf("payments.db"), "PRAGMA user_version"));
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

    static string BusinessOf(string created) => Uuid().Match(created).Value;

    static async Task<int> Status(HostProcess host, string key)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", key);
        using var response = await http.GetAsync(new Uri($"/payment-sessions/{Business}", UriKind.Relative));
        return (int)response.StatusCode;
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"(test|live)_[A-Za-z0-9_-]{43}")]
    private static partial Regex Key();

    [GeneratedRegex(@"^(?<id>[0-9a-f]{12}) .* till\r?$", RegexOptions.Multiline)]
    private static partial Regex Id();
}
