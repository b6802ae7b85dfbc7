using System.Net;
using System.Net.Sockets;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Host.Sandbox;
using Payments.Http;
using Payments.Http.Hosting;
using Payments.Sqlite;

namespace Payments.Host.Serve;

/// <summary>One running node: the API, its store, the sandbox and the work beside the requests.</summary>
sealed class Node : IAsyncDisposable
{
    /// <summary>How long a node keeps an effect to itself, also one that is no more.</summary>
    public const int LeaseSeconds = 30;

    static readonly Duration Lease = Duration.FromSeconds(LeaseSeconds);

    // An orchestrator kills after ten seconds as a rule. Who is still sending after these is broken off; what was
    // decided is stored, and the outbox keeps what is still to be done.
    static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(5);

    readonly WebApplication app;
    readonly Stack<IDisposable> opened;

    Node(WebApplication app, Stack<IDisposable> opened)
    {
        (this.app, this.opened) = (app, opened);
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public required string DataFile { get; init; }

    public required string TestKey { get; init; }

    /// <summary>How many effects of an earlier run there were at the start, to be taken up within a lease.</summary>
    public required int Waiting { get; init; }

    /// <summary>Opens the files, starts serving, or says in one sentence why not and leaves nothing open.</summary>
    public static async Task<Either<string, Node>> TryStart(HostSettings settings)
    {
        var opened = new Stack<IDisposable>();
        var isServing = false;
        try
        {
            var started = await Start(settings, opened);
            isServing = started.IsRight;
            return started;
        }
        finally
        {
            if (!isServing)
                Close(opened);
        }
    }

    public Task WaitForShutdown() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Close(opened);
    }

    static async Task<Either<string, Node>> Start(HostSettings settings, Stack<IDisposable> opened)
    {
        var found = DataFolder.Open(settings.Folder);
        if (found.Case is not DataFolder folder)
            return (string)found.Case;

        var file = folder.DatabaseOf("payments.db");
        var opening = SqliteStore.Open(file);
        if (opening.Case is not SqliteStore store)
            return $"The data file {file} cannot be used: {Words.Of((StoreFault)opening.Case)}.";

        opened.Push(store);
        var logs = LoggerFactory.Create(Logs);
        opened.Push(logs);
        var sandboxFile = folder.DatabaseOf("sandbox.db");
        var sandboxOpening = SandboxProvider.Open(
            sandboxFile, SystemClock.Instance, logs.CreateLogger<SandboxProvider>());
        if (sandboxOpening.Case is not SandboxProvider sandbox)
            return $"The sandbox file {sandboxFile} cannot be used: {Words.Of((StoreFault)sandboxOpening.Case)}.";

        opened.Push(sandbox);
        var kept = Serve.TestKey.Of(folder.PathOf("test.key"));
        if (kept.Case is not TestKey key)
            return (string)kept.Case;

        var prepared = await Prepare(store, key);
        if (prepared.Case is not int waiting)
            return $"The data file {file} cannot be used: {Words.Of((StoreFault)prepared.Case)}.";

        var listening = await Listen(Build(settings, store, sandbox), settings.Port);
        return listening.Map(app => new Node(app, opened) { DataFile = file, TestKey = key.Text, Waiting = waiting });
    }

    // Counted before anything runs here: what waits now is not of this run.
    static async Task<Either<StoreFault, int>> Prepare(SqliteStore store, TestKey key)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var added = await key.AddTo(store, now);
        return added.Case is StoreFault unstored
            ? unstored
            : await store.CountFree(now + Lease, CancellationToken.None);
    }

    static async Task<Either<string, WebApplication>> Listen(WebApplication app, int port)
    {
        try
        {
            await app.StartAsync();
            return app;
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            // Stopped first: the work beside the requests has begun, and must end before its files are closed.
            await app.StopAsync();
            await app.DisposeAsync();
            return $"Port {port} of {IPAddress.Loopback} cannot be used: {Words.Of(refused.GetBaseException())}.";
        }
    }

    // The latest first: it may use those before it.
    static void Close(Stack<IDisposable> opened)
    {
        while (opened.TryPop(out var latest))
            latest.Dispose();
    }

    static WebApplication Build(HostSettings settings, SqliteStore store, SandboxProvider sandbox)
    {
        // Nothing but our own switches: the other builders take endpoints and log levels from whatever appsettings.json
        // lies in the current folder, and from ASPNETCORE_ and DOTNET_ variables. The sandbox asks for no key, so it
        // must not be opened to a network by accident.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Node).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        Logs(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Listen(IPAddress.Loopback, settings.Port);
        });
        builder.Services
            .Configure<HostOptions>(it => it.ShutdownTimeout = LongestShutdown)
            .AddRoutingCore()
            .AddSingleton<IClock>(SystemClock.Instance)
            .AddSingleton<ISessionStore>(store)
            .AddSingleton<IOutbox>(store)
            .AddSingleton<IApiKeys>(store)
            .AddSingleton<IMerchantNotifier, NoMerchantEndpoint>()
            .AddSingleton<IPaymentProviders>(new ProvidersByMode(sandbox, None))
            .AddPayments(new ShellSettings
            {
                Node = $"{Environment.MachineName}-{Guid.NewGuid():N}",
                Lifetime = settings.Lifetime,
                Lease = Lease,
            });

        var app = builder.Build();
        app.UsePaymentErrors();
        app.MapPaymentSessions();
        app.MapSandbox(sandbox, Hint(app.Services));
        return app;
    }

    // What a webhook would do: the sandbox's customer has paid or closed an order, so ask how it stands.
    static Func<PaymentId, CancellationToken, Task> Hint(IServiceProvider services)
    {
        var store = services.GetRequiredService<ISessionStore>();
        var reconciler = services.GetRequiredService<Reconciler>();
        return async (payment, cancellation) =>
        {
            var found = await store.Locate(payment, cancellation);
            if (found.Case is Option<SessionKey> { Case: SessionKey key })
                await reconciler.Ask(key, cancellation);
        };
    }

    static void Logs(ILoggingBuilder logs) =>
        logs.ClearProviders()
            .AddSimpleConsole(it => it.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning)
            // What keeps it from starting is said in one sentence instead.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
}
