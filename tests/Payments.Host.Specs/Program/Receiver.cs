using System.Collections.Concurrent;
using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Payments.Host.Specs.Program;

/// <summary>A merchant who listens, and remembers under which id each notice came.</summary>
sealed class Receiver : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<string> ids = new();
    readonly SemaphoreSlim heard = new(0);

    Receiver(WebApplication app) => this.app = app;

    public string Address => $"{app.Urls.Single()}/hooks";

    public IReadOnlyList<string> Ids => ids.ToArray();

    /// <summary>Leaves whoever sends waiting, as one does who has hung.</summary>
    public bool Hangs { get; set; }

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Ends when so many more have come than were waited for before.</summary>
    public async Task Hear(int notices, TimeSpan patience)
    {
        for (var count = 0; count < notices; count++)
            Assert.True(await heard.WaitAsync(patience), $"{count} of {notices} notices came.");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task Take(HttpContext http)
    {
        var (id, hangs) = (http.Request.Headers["webhook-id"].ToString(), Hangs);
        await http.Request.Body.CopyToAsync(Stream.Null);
        ids.Enqueue(id);
        heard.Release();
        if (hangs)
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
