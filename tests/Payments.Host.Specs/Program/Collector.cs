using System.Collections.Concurrent;
using System.Net;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Payments.Host.Specs.Program;

/// <summary>A collector of OTLP over HTTP on a port of its own, which keeps what it is sent.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();
    readonly WebApplication app;

    Collector(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public string Traces => All("/v1/traces");

    public string Metrics => All("/v1/metrics");

    public byte[] Bytes => [.. received.SelectMany(it => it.Body)];

    public static async Task<Collector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var collector = new Collector(builder.Build());
        collector.app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            collector.received.Enqueue((http.Request.Path, body.ToArray()));
        });
        await collector.app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    // The protobuf of a text is its UTF-8, so it can be looked for.
    string All(string path) =>
        string.Join('\n', received.Where(it => it.Path == path).Select(it => Encoding.UTF8.GetString(it.Body)));
}
