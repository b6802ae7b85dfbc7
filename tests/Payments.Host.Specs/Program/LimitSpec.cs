namespace Payments.Host.Specs.Program;

/// <summary>What the operator says of keys is what holds.</summary>
public sealed class LimitSpec : IDisposable
{
    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_when_to_come_again()
    {
        await using var host = await HostProcess.Serve(folder.Path, "--limit 1");

        // Faster than one comes back: in a second it asks more often than five times.
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Ask(HttpMethod.Get, "/payments")));

        var refused = replies.First(it => it.Status == 429).Body.GetProperty("error");
        Assert.Contains(replies, it => it.Status == 200);
        Assert.Equal(("rate_limit_exceeded", 1), (
            refused.GetProperty("code").GetString(), refused.GetProperty("retry_after").GetInt32()));
        Assert.Equal(200, (await host.Ask(HttpMethod.Get, "/health/ready")).Status);
    }

    [Fact]
    public async Task A_limit_can_be_switched_off_and_Bearer_on()
    {
        await using var host = await HostProcess.Serve(folder.Path, "--limit off --bearer on");

        var replies = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ =>
            host.Ask(HttpMethod.Get, "/payments", key: $"Bearer {host.Key}")));

        Assert.All(replies, it => Assert.Equal(200, it.Status));
    }
}
