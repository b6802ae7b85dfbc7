using System.Text.Json;

namespace Payments.Host.Specs.Program;

/// <summary>Killing the host with -9 after each step that it acknowledged.</summary>
public sealed class KillSpec : IDisposable
{
    readonly Folder folder = new();

    [Fact]
    public async Task After_each_acknowledged_step_the_session_is_as_acknowledged()
    {
        var opened = await Killed(host => host.Ask(HttpMethod.Post, "/payment-sessions", Request.With("ref-kill")));
        Assert.Equal(201, opened.Status);
        var payment = opened.Body.GetProperty("data").GetProperty("payment").GetProperty("id").GetString();
        var path = $"/payment-sessions/{payment}";

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
        var path = $"/payment-sessions/{opened.Body.GetProperty("data").GetProperty("payment").GetProperty("id").GetString()}";

        var cancelled = await Killed(host => host.Ask(HttpMethod.Post, $"{path}/cancel"));
        Assert.Equal((200, "cancelled"), (cancelled.Status, Status(cancelled.Body)));

        var read = await Killed(host => host.Ask(HttpMethod.Get, path));
        Assert.Equal(Text(cancelled.Body), Text(read.Body));
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

    public void Dispose() => folder.Dispose();

    // Starts the host, asks once, and kills it as soon as the answer is there.
    async Task<(int Status, JsonElement Body)> Killed(Func<HostProcess, Task<(int, JsonElement)>> ask)
    {
        await using var host = await HostProcess.Serve(folder.Path);
        var answer = await ask(host);
        await host.Kill();
        return answer;
    }

    static string Text(JsonElement json) => json.GetRawText();

    static string? Status(JsonElement json) => json.GetProperty("data").GetProperty("status").GetString();
}
