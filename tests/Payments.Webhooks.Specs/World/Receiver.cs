using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Payments.Webhooks.Specs.World;

/// <summary>What reached a merchant.</summary>
public sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers[StandardSignature.IdHeader];
}

/// <summary>A merchant's server: Kestrel on a port of its own, which answers as the spec says.</summary>
public sealed class Receiver : IAsyncDisposable
{
    readonly ConcurrentQueue<Received> received = new();
    readonly WebApplication app;

    Receiver(WebApplication app) => this.app = app;

    /// <summary>In the order of arrival.</summary>
    public Received[] All => received.ToArray();

    public Uri Address { get; private set; } = null!;

    public string Host => Address.Authority;

    /// <summary>What is answered.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = Status(200);

    public static Func<HttpContext, Task> Status(int code) =>
        http =>
        {
            http.Response.StatusCode = code;
            return Task.CompletedTask;
        };

    /// <summary>Over https with a certificate, over http without.</summary>
    public static async Task<Receiver> Start(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback,
            0,
            it =>
            {
                if (certificate is not null)
                    it.UseHttps(certificate);
            }));
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(receiver.Receive);
        await receiver.app.StartAsync();
        receiver.Address = new Uri(receiver.app.Urls.Single());
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task Receive(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers.ToDictionary(
            it => it.Key, it => it.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        received.Enqueue(new Received(http.Request.Path, headers, body.ToArray()));
        await Answer(http);
    }
}
