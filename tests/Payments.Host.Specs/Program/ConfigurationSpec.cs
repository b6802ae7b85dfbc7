using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Payments.Host.Specs.Program;

/// <summary>What lies about in the folder and the environment of the host is not its configuration.</summary>
public sealed class ConfigurationSpec : IDisposable
{
    readonly Folder folder = new();

    [Fact]
    public async Task It_listens_where_it_says_and_nowhere_else()
    {
        var ports = FreePorts(4);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "appsettings.json"), Settings(ports[0]));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "appsettings.Development.json"), Settings(ports[1]));

        await using var host = await HostProcess.Serve(folder.Path, prepare: start =>
        {
            start.WorkingDirectory = folder.Path;
            Set(start, "ENVIRONMENT", "Development");
            Set(start, "URLS", $"http://127.0.0.1:{ports[2]}");
            Set(start, "HTTP_PORTS", $"{ports[2]}");
            Set(start, "Kestrel__Endpoints__Other__Url", $"http://127.0.0.1:{ports[3]}");
            Set(start, "Logging__LogLevel__Default", "Trace");
        });

        Assert.Equal(404, (await host.Ask(HttpMethod.Get, "/payment-sessions/none")).Status);
        Assert.All(ports, port => Assert.Equal(SocketError.ConnectionRefused, Knock(port)));
        Assert.DoesNotContain("dbug:", host.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("info:", host.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("warn:", host.Printed, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    static string Settings(int port) =>
        $$$"""
        {
          "Kestrel": { "Endpoints": { "Other": { "Url": "http://127.0.0.1:{{{port}}}" } } },
          "Logging": { "LogLevel": { "Default": "Trace" }, "Console": { "LogLevel": { "Default": "Trace" } } }
        }
        """;

    static void Set(ProcessStartInfo start, string name, string value)
    {
        foreach (var prefix in new[] { "ASPNETCORE_", "DOTNET_", "" })
            start.Environment[$"{prefix}{name}"] = value;
    }

    // Held together, so that they differ; let go of, so that others could listen on them.
    static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(it => ((IPEndPoint)it.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
            listener.Stop();
        return ports;
    }

    static SocketError Knock(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return SocketError.Success;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode;
        }
    }
}
