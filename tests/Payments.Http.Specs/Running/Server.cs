using System.Collections.Concurrent;
using System.Net;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using NodaTime.Testing;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Http.Hosting;
using Payments.Http.OpenApi;
using Payments.Testing;

namespace Payments.Http.Specs.Running;

/// <summary>An app with the payment routes, on a port of its own, under a clock that stands still.</summary>
public sealed class Server : IAsyncDisposable
{
    /// <summary>A header by which a spec names its request, to wait until the server is done with it.</summary>
    public const string Watched = "X-Watched";

    /// <summary>A header that says from which address a request comes.</summary>
    public const string From = "X-From";

    /// <summary>A header by which the server waits for the body just over a second, the least it can.</summary>
    public const string Impatient = "X-Impatient";

    readonly WebApplication app;
    readonly ConcurrentDictionary<string, TaskCompletionSource<int>> done = new();

    Server(WebApplication app, WatchedStore store, ChosenProvider provider, FakeClock clock, HeardLog log)
    {
        (this.app, Store, Provider, Clock, Log) = (app, store, provider, clock, log);
        Client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        });
    }

    public WatchedStore Store { get; }

    public ChosenProvider Provider { get; }

    public FakeClock Clock { get; }

    public HeardLog Log { get; }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>Every route as its method and path, those that break included.</summary>
    public IEnumerable<string> Routes =>
        ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(it => it.Endpoints)
            .OfType<RouteEndpoint>()
            .SelectMany(it => it.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method} {it.RoutePattern.RawText}"));

    public SessionLoop Loop => app.Services.GetRequiredService<SessionLoop>();

    public static Task<Server> Start() => Start(shell => shell);

    /// <summary>A spec may ask more often than anybody; ids are told in order.</summary>
    public static PaymentHttpSettings Unlimited => new() { NewId = Ids(9), KeyLimit = None, StrangerLimit = None };

    /// <summary>With settings of its own. Nothing works beside the requests: while the clock stands still nothing is due.</summary>
    public static async Task<Server> Start(
        Func<ShellSettings, ShellSettings> shell,
        PaymentHttpSettings? http = null,
        string pathBase = "",
        bool asksForKeys = true)
    {
        var (store, provider) = (new WatchedStore(), new ChosenProvider());
        var (clock, log) = (new FakeClock(Samples.Noon), new HeardLog());
        await Keys.AddTo(store);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().AddProvider(log)
            .SetMinimumLevel(LogLevel.Trace)
            .AddFilter("Microsoft", LogLevel.Information)
            .AddFilter("System", LogLevel.Information);
        builder.Services
            .AddSingleton<IClock>(clock)
            .AddSingleton<TimeProvider, HastyTime>()
            .AddSingleton<ISessionStore>(store)
            .AddSingleton<ISessionLists>(store)
            .AddSingleton<IOutbox>(store.Kept)
            .AddSingleton<IApiKeys>(store)
            .AddSingleton<IIdempotency>(store)
            .AddSingleton<IPaymentProviders>(provider)
            .AddSingleton<IMerchantNotifier, GladMerchant>()
            .AddPayments(shell(Settings()), http ?? Unlimited)
            .Remove(builder.Services.Single(it => it.ImplementationType == typeof(PaymentWork)));

        var server = new Server(builder.Build(), store, provider, clock, log);
        await server.Serve(pathBase, asksForKeys);
        return server;
    }

    /// <summary>Ends when the server is done with the request of that name.</summary>
    public Task<int> IsDoneWith(string name) =>
        Watch(name).Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Ends when everything has run that was begun beside the requests; nothing is begun after that.</summary>
    public Task Drain() => app.Services.GetRequiredService<EffectDispatch>().Drain(Duration.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    async Task Serve(string pathBase, bool asksForKeys)
    {
        app.Use(next => http => Watch(http, next));
        app.Use(next => http => next(Moved(Hurried(http))));
        app.UsePaymentErrors();
        if (pathBase.Length > 0)
            app.UsePathBase(pathBase);
        app.UseRouting();
        if (asksForKeys)
            app.UsePaymentKeys();
        app.MapPaymentSessions();
        app.MapPaymentLists();
        app.MapPaymentHealth();
        app.MapPaymentContract();
        BrokenRoutes.Map(app);
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.Single());
    }

    async Task Watch(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        finally
        {
            if (http.Request.Headers[Watched].ToString() is { Length: > 0 } name)
                Watch(name).TrySetResult(http.Response.StatusCode);
        }
    }

    static HttpContext Hurried(HttpContext http)
    {
        if (http.Request.Headers.ContainsKey(Impatient))
            http.Features.GetRequiredFeature<IHttpMinRequestBodyDataRateFeature>().MinDataRate =
                new MinDataRate(240, TimeSpan.FromSeconds(1.1));
        return http;
    }

    static HttpContext Moved(HttpContext http)
    {
        if (http.Request.Headers[From].ToString() is { Length: > 0 } address)
            http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return http;
    }

    TaskCompletionSource<int> Watch(string name) =>
        done.GetOrAdd(name, _ => new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));

    static ShellSettings Settings() =>
        new()
        {
            Node = "node 1",
            NewId = Ids(7),
            CaptureLook = Duration.FromMilliseconds(1),
            Roll = _ => 0,
        };

    // 00000001-0000-7000-8000-000000000000, then 00000002-...
    static Func<Guid> Ids(int kind)
    {
        var last = 0;
        return () => Guid.ParseExact($"{Interlocked.Increment(ref last):x8}-0000-{kind}000-8000-000000000000", "D");
    }
}

/// <summary>One server for all specs of a class.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public Server Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await Server.Start();

    public Task DisposeAsync() => Server.DisposeAsync().AsTask();
}
