using System.Text.Json;

using NodaTime.Text;

using Payments.Host.Specs.Sandbox;

namespace Payments.Host.Specs.Program;

/// <summary>Killing the host with -9 after each step that it acknowledged.</summary>
public sealed class KillSpec : IDisposable
{
    static readonly Duration Lease = Duration.FromSeconds(20);

    readonly Folder folder = new();

    [Fact]
    public async Task After_each_acknowledged_step_the_session_is_as_acknowledged()
    {
        var opened = await Killed(host => host.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-kill")));
        Assert.Equal(201, opened.Status);
        var path = $"/payment-sessions/{IdOf(opened.Body)}";

        var read = await Killed(host => host.Ask(HttpMethod.Get, path));
        Assert.Equal(Text(opened.Body), Text(read.Body));

        var captured = await Killed(host => host.Ask(HttpMethod.Post, path));
        Assert.Equal(200, captured.Status);
        read = await Killed(host => host.Ask(HttpMethod.Get, path));
        Assert.Equal(Text(captured.Body), Text(read.Body));

        var again = await Killed(host => host.Ask(HttpMethod.Post, path));
        Assert.Equal(Text(captured.Body), Text(again.Body));

        var paid = await Killed(host => host.Ask(HttpMethod.Post, $"/sandbox{path}/pay"));
        Assert.Equal(200, paid.Status);
        read = await Killed(host => host.Ask(HttpMethod.Get, path));
        Assert.Equal("paid", Status(read.Body));
    }

    [Fact]
    public async Task A_cancelled_session_stays_cancelled()
    {
        var opened = await Killed(host => host.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-kill")));
        var path = $"/payment-sessions/{IdOf(opened.Body)}";

        var cancelled = await Killed(host => host.Ask(HttpMethod.Post, $"{path}/cancel"));
        Assert.Equal((200, "cancelled"), (cancelled.Status, Status(cancelled.Body)));

        var read = await Killed(host => host.Ask(HttpMethod.Get, path));
        Assert.Equal(Text(cancelled.Body), Text(read.Body));
    }

    [Fact]
    public async Task A_request_under_an_idempotency_key_is_answered_the_same_and_done_once()
    {
        var opened = await Killed(OpenUnderAKey);
        var again = await Killed(OpenUnderAKey);
        Assert.Equal((201, 201, Text(opened.Body)), (opened.Status, again.Status, Text(again.Body)));

        // As if the kill had come when the session was stored and its answer was not, and the lease had ended since.
        SandboxWorld.Sql(
            folder.PathOf("payments.db"),
            "UPDATE idempotency SET status = NULL, body = NULL, lease_until = '2026-01-01T00:00:00.000000000Z'");
        var continued = await Killed(OpenUnderAKey);
        Assert.Equal((201, IdOf(opened.Body)), (continued.Status, IdOf(continued.Body)));
    }

    [Fact]
    public async Task The_key_is_stable_over_restarts()
    {
        string first, second;
        await using (var host = await HostProcess.Serve(folder.Path))
            first = host.Key;
        await using (var host = await HostProcess.Serve(folder.Path))
            second = host.Key;

        Assert.StartsWith("test_", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task What_waits_of_an_earlier_run_is_said()
    {
        await using (var host = await HostProcess.Serve(folder.Path))
        {
            var opened = await host.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-waiting"));
            await host.Ask(HttpMethod.Post, $"/payment-sessions/{IdOf(opened.Body)}");
            Assert.DoesNotContain("waiting ", host.Printed, StringComparison.Ordinal);
            await host.Kill();
        }

        // As if the kill had come in the middle of it: the node that is no more still holds it for a while.
        var until = InstantPattern.ExtendedIso.Format(SystemClock.Instance.GetCurrentInstant() + Lease);
        SandboxWorld.Sql(
            folder.PathOf("payments.db"),
            $"UPDATE outbox SET state = 'ready', lease_until = '{until[..19]}.000000000Z'");

        await using var next = await HostProcess.Serve(folder.Path);
        Assert.Contains(
            "  waiting     1 effect of an earlier run; it is taken up within 30 seconds\n\nThree lines",
            next.Printed, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    // Starts the host, asks once, and kills it as soon as the answer is there.
    async Task<(int Status, JsonElement Body)> Killed(Func<HostProcess, Task<(int, JsonElement)>> ask)
    {
        await using var host = await HostProcess.Serve(folder.Path);
        var answer = await ask(host);
        await host.Kill();
        return answer;
    }

    static Task<(int, JsonElement)> OpenUnderAKey(HostProcess host) =>
        host.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-kill"), idempotencyKey: "\"a key\"");

    static string Text(JsonElement json) => json.GetRawText();

    static string? IdOf(JsonElement json) =>
        json.GetProperty("data").GetProperty("payment").GetProperty("id").GetString();

    static string? Status(JsonElement json) => json.GetProperty("data").GetProperty("status").GetString();
}
