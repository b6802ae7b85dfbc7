using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

using Payments.Host.Specs.Sandbox;

namespace Payments.Host.Specs.Program;

/// <summary>Endpoints are kept by command, and a running host sends to them.</summary>
public sealed partial class WebhooksSpec : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    const string NotPublic = "--url is of the public internet; other hosts are for tests, with --receivers any.";

    static readonly Guid Business = Guid.NewGuid();

    static readonly string Shop = $"--business {Business} --mode test";

    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_notice_from_before_there_was_an_endpoint_reaches_it_once_it_is_added()
    {
        await using var host = await HostProcess.Serve(folder.Path, "--receivers any");
        var told = new TaskCompletionSource<string>();
        await using var merchant = await Merchant(told);
        var whose = BusinessOf(await Done("keys list"));
        var (_, opened) = await host.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-1"));
        var payment = opened.GetProperty("data").GetProperty("payment").GetProperty("id").GetString()!;
        await host.Ask(HttpMethod.Post, $"/payment-sessions/{payment}/cancel");

        await Done($"webhooks add {whose} --url {merchant.Urls.Single()}/hooks --receivers any");
        using var body = JsonDocument.Parse(await told.Task.WaitAsync(Patience));
        Assert.Equal("payment.session.failed", body.RootElement.GetProperty("event").GetString());
        Assert.Equal(payment, body.RootElement.GetProperty("data").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_host_sends_to_the_public_internet_alone_unless_it_is_told_otherwise()
    {
        await using var host = await HostProcess.Serve(folder.Path);
        var whose = BusinessOf(await Done("keys list"));
        var added = await Done($"webhooks add {whose} --url https://127.0.0.1:1/hooks --receivers any");
        var (_, opened) = await host.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-1"));
        var payment = opened.GetProperty("data").GetProperty("payment").GetProperty("id").GetString()!;
        await host.Ask(HttpMethod.Post, $"/payment-sessions/{payment}/cancel");

        Assert.Contains("HostNotAllowed", await host.Says(Id().Match(added).Value, "has not taken"));
    }

    [Fact]
    public async Task An_endpoint_is_added_listed_rotated_and_removed()
    {
        var added = await Done($"webhooks add {Shop} --url https://shop.example/hooks");
        var (id, secret) = (Id().Match(added).Value, Secret().Match(added).Value);
        Assert.Contains("0 notices that waited are sent now.", added, StringComparison.Ordinal);

        var rotated = await Done($"webhooks rotate {Shop} --endpoint {id} --overlap PT1H");
        Assert.NotEqual(secret, Secret().Match(rotated).Value);
        var listed = await Done($"webhooks list {Shop}");
        Assert.Matches($"{id}  https://shop.example/hooks  2 until", listed);
        Assert.DoesNotContain("whsec_", listed, StringComparison.Ordinal);

        await Done($"webhooks remove {Shop} --endpoint {id}");
        Assert.Contains("There are no endpoints.", await Done($"webhooks list {Shop}"), StringComparison.Ordinal);
        await Refused($"webhooks remove {Shop} --endpoint {id}", $"The business has no endpoint {id} in this mode.", 1);
        await Refused($"webhooks rotate {Shop} --endpoint {id}", $"The business has no endpoint {id} in this mode.", 1);
    }

    [Fact]
    public async Task There_is_room_for_a_handful_of_different_ones()
    {
        var first = await Done($"webhooks add {Shop} --url https://shop.example/1");
        Assert.StartsWith(
            $"It is there already, as endpoint {Id().Match(first).Value}.\n0 notices that waited are sent now.",
            await Done($"webhooks add {Shop} --url https://SHOP.example/1"), StringComparison.Ordinal);
        for (var number = 2; number <= 5; number++)
            await Done($"webhooks add {Shop} --url https://shop.example/{number}");
        await Refused(
            $"webhooks add {Shop} --url https://shop.example/6",
            "There are 5 endpoints already, and no room for more; remove one.", 1);
    }

    [Theory]
    [InlineData("webhooks add", "--mode is missing; --help shows it.")]
    [InlineData("webhooks list --mode test", "--business is missing; --help shows it.")]
    [InlineData("webhooks list --mode test --receivers any", "There is no switch --receivers; --help lists them.")]
    public Task What_is_said_wrongly_is_told_in_one_sentence(string arguments, string sentence) =>
        Refused(arguments.Replace("webhooks add", "webhooks add --url https://shop.example", StringComparison.Ordinal),
            sentence, 2);

    [Theory]
    [InlineData("add", "--url is missing; --help shows it.")]
    [InlineData("add --url here", "--url is an https address without user and fragment.")]
    [InlineData("add --url https://me@shop.example", "--url is an https address without user and fragment.")]
    [InlineData(
        "add --url http://shop.example", "--url is an https address; plain http is for tests, with --receivers any.")]
    [InlineData("add --url https://127.0.0.1/hooks", NotPublic)]
    [InlineData("add --url https://[::1]:8443", NotPublic)]
    [InlineData("add --url https://[::ffff:10.0.0.1]", NotPublic)]
    [InlineData("add --url https://2852039166", NotPublic)]
    [InlineData("add --url https://localhost", NotPublic)]
    [InlineData("add --url https://shop.example --receivers us", "--receivers is public or, for tests, any.")]
    [InlineData("remove --endpoint 7", "--endpoint is an id of the list, a UUID of 36 characters.")]
    public Task What_an_endpoint_may_be_is_told_in_one_sentence(string command, string sentence) =>
        Refused($"webhooks {command} {Shop}", sentence, 2);

    [Theory]
    [InlineData("P31D")]
    [InlineData("PT-1S")]
    [InlineData("soon")]
    public Task An_overlap_is_told_in_one_sentence(string overlap) =>
        Refused(
            $"webhooks rotate {Shop} --endpoint {Guid.NewGuid()} --overlap {overlap}",
            "--overlap is an ISO 8601 duration such as PT24H, from 0 to 30 days.", 2);

    [Theory]
    [InlineData("http://shop.example/", true)]
    [InlineData("https://10.0.0.1/", true)]
    [InlineData("https://shop.example/", false)]
    public async Task What_only_some_hosts_send_to_is_stored_with_a_warning(string url, bool warns)
    {
        var added = await Done($"webhooks add {Shop} --url {url} --receivers any");
        Assert.Equal(warns, added.Contains("Only a host that serves with --receivers any sends to this address."));
    }

    [Fact]
    public async Task While_two_secrets_sign_a_third_has_to_be_forced()
    {
        var id = Id().Match(await Done($"webhooks add {Shop} --url https://shop.example")).Value;
        var rotate = $"webhooks rotate {Shop} --endpoint {id}";
        await Done($"{rotate} --overlap PT0S");
        await Done($"{rotate} --overlap PT1H");
        var before = await Done($"webhooks list {Shop}");

        var refused = await HostProcess.Run($"{rotate} --data {folder.Path}");
        Assert.Equal(1, refused.ExitCode);
        Assert.Matches("^Until \\S+Z the secret before the present one signs as well, .+ --force\\.$",
            refused.Complaints.Trim());
        Assert.Equal(before, await Done($"webhooks list {Shop}"));

        Assert.Matches("whsec_", await Done($"{rotate} --force"));
        await Refused($"{rotate} --force=yes", "--force takes no value.", 2);
    }

    [Fact]
    public async Task What_waits_can_be_sent_again_by_hand()
    {
        await Park();
        Assert.Equal("1 notice that waited is sent now.", (await Done($"webhooks redeliver {Shop}")).Trim());
        Assert.Equal("0 notices that waited are sent now.", (await Done($"webhooks redeliver {Shop}")).Trim());
    }

    [Fact]
    public async Task The_secret_is_shown_although_what_waits_cannot_be_sent_and_adding_again_sends_it()
    {
        await Park();
        Sql("CREATE TRIGGER broken BEFORE UPDATE ON outbox BEGIN SELECT RAISE(ABORT, ''); END");
        var add = $"webhooks add {Shop} --url https://shop.example";

        var half = await HostProcess.Run($"{add} --data {folder.Path}");
        Assert.Equal(1, half.ExitCode);
        Assert.Matches(Secret(), half.Printed);
        Assert.DoesNotMatch(Secret(), half.Complaints);
        Assert.StartsWith("What waited for it is not sent yet: ", half.Complaints, StringComparison.Ordinal);

        Sql("DROP TRIGGER broken");
        Assert.Contains("1 notice that waited is sent now.", await Done(add), StringComparison.Ordinal);
    }

    // As a host leaves a notice that nobody took.
    async Task Park()
    {
        await Done("keys create --mode test");
        Sql("""
            INSERT INTO sessions (payment, business, mode, reference, status, created_at, version)
            VALUES ('a', 'b', 'test', 'c', 'paid', '', 1);
            """
            + $"INSERT INTO outbox (payment, key, lane, state, due_at, token, payload, parked_business, parked_mode) "
            + $"VALUES ('a', 'k', 'merchant', 'parked', '', 1, x'', '{Business}', 'test')");
    }

    void Sql(string sql) => SandboxWorld.Sql(folder.PathOf("payments.db"), sql);

    static string BusinessOf(string keys) => $"--business {Id().Match(keys).Value} --mode test";

    static async Task<WebApplication> Merchant(TaskCompletionSource<string> told)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            told.TrySetResult(await reader.ReadToEndAsync());
        });
        await app.StartAsync();
        return app;
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

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"whsec_\S+")]
    private static partial Regex Secret();
}
