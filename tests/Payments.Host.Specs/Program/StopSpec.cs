using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Payments.Host.Specs.Program;

/// <summary>The host is told to stop while somebody keeps it busy.</summary>
public sealed class StopSpec : IDisposable
{
    static readonly TimeSpan BetweenDrops = TimeSpan.FromMilliseconds(100);

    // What Kubernetes and Docker leave before they kill.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    readonly Folder folder = new();

    [Fact]
    public async Task Bodies_that_never_end_do_not_keep_it()
    {
        await using var host = await HostProcess.Serve(folder.Path);
        using var end = new CancellationTokenSource();
        var sandbox = $"/sandbox/payment-sessions/{Guid.CreateVersion7()}/pay";
        var dripping = new[] { await Drip(host, "/payment-sessions", end.Token), await Drip(host, sandbox, end.Token) };

        var stopping = Stopwatch.StartNew();
        var exitCode = await host.Stop();

        Assert.Equal(0, exitCode);
        Assert.True(stopping.Elapsed < Grace, $"It took {stopping.Elapsed}.");
        Assert.Contains("Stopped", host.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", host.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("warn:", host.Printed, StringComparison.Ordinal);
        await end.CancelAsync();
        await Task.WhenAll(dripping);
    }

    public void Dispose() => folder.Dispose();

    // Fast enough for the server's lowest rate (240 bytes a second), and too slow to come to its largest body in time.
    // The server says "100 Continue" when it begins to read the body.
    static async Task<Task> Drip(HostProcess host, string path, CancellationToken end)
    {
        var client = new TcpClient("127.0.0.1", host.Address.Port);
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {path} HTTP/1.1\r\nHost: here\r\nAuthorization: {host.Key}\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"),
            end);
        var answer = new byte["HTTP/1.1 100 Continue".Length];
        await client.GetStream().ReadExactlyAsync(answer, end);
        Assert.Equal("HTTP/1.1 100 Continue", Encoding.ASCII.GetString(answer));
        return Task.Run(() => Send(client, end), CancellationToken.None);
    }

    static async Task Send(TcpClient client, CancellationToken end)
    {
        using (client)
        {
            var drop = Encoding.ASCII.GetBytes($"28\r\n{new string(' ', 0x28)}\r\n");
            try
            {
                while (!end.IsCancellationRequested)
                {
                    await client.GetStream().WriteAsync(drop, end);
                    await Task.Delay(BetweenDrops, end);
                }
            }
            catch (Exception over) when (over is IOException or OperationCanceledException)
            {
                // The server has closed, or the test is over.
            }
        }
    }
}
