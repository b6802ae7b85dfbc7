using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Payments.Crash.Specs.Outside;

/// <summary>A server on a port of its own, whose callers may die at any time.</summary>
sealed class LocalServer : IAsyncDisposable
{
    readonly WebApplication app;

    LocalServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public static async Task<LocalServer> Start(Func<HttpContext, byte[], Task> serve)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(http => Serve(http, serve));
        await app.StartAsync();
        return new LocalServer(app);
    }

    /// <summary>The whole reply, as far as this process can send it.</summary>
    public static async Task Reply(HttpContext http, int status, string? contentType, byte[] body)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, contentType);
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body);
        await http.Response.CompleteAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    static async Task Serve(HttpContext http, Func<HttpContext, byte[], Task> serve)
    {
        try
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            await serve(http, body.ToArray());
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or HttpRequestException
            or BadHttpRequestException)
        {
            http.Abort();
        }
    }
}
