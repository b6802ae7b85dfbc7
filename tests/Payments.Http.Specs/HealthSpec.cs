using Payments.Application.Ports;

namespace Payments.Http.Specs;

/// <summary>What an orchestrator is told, without a key.</summary>
public sealed class HealthSpec : IAsyncLifetime
{
    Server server = null!;

    public static TheoryData<string> Faults => ["busy", "full", "unreachable", "unreadable"];

    public async Task InitializeAsync() => server = await Server.Start();

    public Task DisposeAsync() => server.DisposeAsync().AsTask();

    [Fact]
    public async Task A_process_that_answers_lives_whatever_its_store_does()
    {
        server.Store.Fault = new StoreFault.Unreachable();
        server.Store.KeyFault = new StoreFault.Unreachable();

        var live = await server.Send(HttpMethod.Get, "/health/live", key: null);

        Assert.Equal((200, """{"status":"live"}"""), (live.Status, live.Text));
        Assert.Equal("no-store", live.Header("Cache-Control"));
    }

    [Fact]
    public async Task A_node_whose_store_answers_is_ready_also_without_a_provider_for_each_mode()
    {
        await server.Open();

        var ready = await server.Send(HttpMethod.Get, "/health/ready", key: null);

        Assert.Equal(200, ready.Status);
        Assert.Equal(
            """{"dependencies":{"providers":{"live":"not_configured","test":"configured"},"store":"up"},"status":"ready"}""",
            ready.Text);
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task A_node_whose_store_does_not_answer_is_not_ready_and_says_why(string why)
    {
        server.Store.Fault = why switch
        {
            "busy" => new StoreFault.Busy(),
            "full" => new StoreFault.Full(),
            "unreachable" => new StoreFault.Unreachable(),
            _ => new StoreFault.Unreadable(),
        };

        var ready = await server.Send(HttpMethod.Get, "/health/ready", key: null);

        Assert.Equal((503, "not_ready"), (ready.Status, $"{ready.Json["status"]}"));
        Assert.Equal(why, $"{ready.Json["dependencies"]!["store"]}");

        server.Store.Fault = null;
        Assert.Equal(200, (await server.Send(HttpMethod.Get, "/health/ready", key: null)).Status);
    }

    [Fact]
    public async Task A_store_that_hangs_is_named_in_time_is_asked_once_however_often_we_are_and_may_come_back()
    {
        await using var impatient = await Server.Start(
            it => it, Server.Unlimited with { HealthPatience = Duration.FromMilliseconds(100) });
        var answer = new TaskCompletionSource();
        impatient.Store.Hangs = answer.Task;

        for (var asked = 0; asked < 3; asked++)
        {
            var silent = await impatient.Send(HttpMethod.Get, "/health/ready", key: null);
            Assert.Equal((503, "not_ready"), (silent.Status, $"{silent.Json["status"]}"));
            Assert.Equal("timed_out", $"{silent.Json["dependencies"]!["store"]}");
        }

        Assert.Equal(1, impatient.Store.Located);
        answer.SetResult();
        Assert.True(await IsReadySoon(impatient));
    }

    [Fact]
    public async Task A_store_that_gives_up_when_it_is_told_to_is_named_too()
    {
        await using var impatient = await Server.Start(
            it => it, Server.Unlimited with { HealthPatience = Duration.FromMilliseconds(1) });
        impatient.Store.Broken = new OperationCanceledException();

        var silent = await impatient.Send(HttpMethod.Get, "/health/ready", key: null);

        Assert.Equal((503, "timed_out"), (silent.Status, $"{silent.Json["dependencies"]!["store"]}"));
    }

    [Fact]
    public async Task Who_would_not_wait_at_all_cannot_start() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Server.Start(
            it => it, Server.Unlimited with { HealthPatience = Duration.Zero }));

    // A busy machine may take longer for an answer than a spec has patience: one of many is enough.
    static async Task<bool> IsReadySoon(Server server)
    {
        for (var asked = 0; asked < 100; asked++)
        {
            if ((await server.Send(HttpMethod.Get, "/health/ready", key: null)).Status == 200)
                return true;
        }

        return false;
    }
}
