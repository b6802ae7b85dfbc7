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
}
