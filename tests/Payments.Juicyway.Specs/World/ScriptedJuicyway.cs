using System.Collections.Concurrent;
using System.Net;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

using NodaTime.Testing;

namespace Payments.Juicyway.Specs.World;

/// <summary>What a request comes to: it may have the desk serve it, and do what it likes with the answer.</summary>
public delegate Task Act(HttpContext http, RequestDelegate desk);

/// <summary>One request as it came in.</summary>
public sealed record Seen(
    string Method, string Path, string Authorization, string ContentType, string Body, string[] Headers);

/// <summary>A Juicyway over real HTTP that plays a script, request by request, and then serves from its desk.</summary>
public sealed class ScriptedJuicyway : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<Act> script = new();
    readonly ConcurrentQueue<Seen> seen = new();

    ScriptedJuicyway(WebApplication app, FakeClock clock) => (this.app, Desk) = (app, new Desk(clock));

    public Desk Desk { get; }

    public Uri Address { get; private set; } = null!;

    public IReadOnlyCollection<Seen> Requests => seen;

    /// <summary>What is done when the script is over; the desk serves, unless a spec says otherwise.</summary>
    public Act Otherwise { get; set; } = (http, desk) => desk(http);

    public static async Task<ScriptedJuicyway> Start(FakeClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var server = new ScriptedJuicyway(builder.Build(), clock);
        server.app.Run(server.Serve);
        await server.app.StartAsync();
        server.Address = new Uri(server.app.Urls.Single());
        return server;
    }

    public void Then(params IEnumerable<Act> acts)
    {
        foreach (var act in acts)
            script.Enqueue(act);
    }

    /// <summary>The desk serves.</summary>
    public static Act Served { get; } = (http, desk) => desk(http);

    /// <summary>The desk serves, and the answer is lost on its way.</summary>
    public static Act ServedAndLost { get; } = async (http, desk) =>
    {
        var wire = http.Response.Body;
        http.Response.Body = new MemoryStream();
        await desk(http);
        http.Response.Body = wire;
        http.Abort();
    };

    /// <summary>The connection breaks before anything is done.</summary>
    public static Act Broken { get; } = (http, _) =>
    {
        http.Abort();
        return Task.CompletedTask;
    };

    public static Act Reply(int status, string body, string contentType = "application/json") =>
        Reply(status, Encoding.UTF8.GetBytes(body), contentType);

    public static Act Reply(int status, byte[] body, string contentType = "application/json") => async (http, _) =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        await http.Response.Body.WriteAsync(body);
    };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    async Task Serve(HttpContext http)
    {
        http.Request.EnableBuffering();
        using var reader = new StreamReader(http.Request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync();
        http.Request.Body.Position = 0;
        seen.Enqueue(new Seen(
            http.Request.Method,
            http.Request.GetEncodedPathAndQuery(),
            $"{http.Request.Headers.Authorization}",
            $"{http.Request.ContentType}",
            body,
            [.. http.Request.Headers.Keys]));
        var act = script.TryDequeue(out var next) ? next : Otherwise;
        await act(http, Desk.Serve);
    }
}
