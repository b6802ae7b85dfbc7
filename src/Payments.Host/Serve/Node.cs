using System.Net;

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
    readonly WebApplication app;
    readonly SqliteStore store;
    readonly SandboxProvider sandbox;

    Node(WebApplication app, SqliteStore store, SandboxProvider sandbox, string testKey, string dataFile)
    {
        (this.app, this.store, this.sandbox) = (app, store, sandbox);
        (TestKey, DataFile) = (testKey, dataFile);
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public string DataFile { get; }

    public string TestKey { get; }

    /// <summary>Opens the files, starts serving, or says in one sentence why not.</summary>
    public static async Task<Either<string, Node>> TryStart(HostSettings settings)
    {
        Directory.CreateDirectory(settings.Folder);
        var file = Path.GetFullPath(Path.Combine(settings.Folder, "payments.db"));
        var opened = SqliteStore.Open(file);
        if (opened.Case is not SqliteStore store)
            return $"The data file {file} cannot be used: {Words((StoreFault)opened.Case)}.";

        var sandboxFile = Path.GetFullPath(Path.Combine(settings.Folder, "sandbox.db"));
        var sandboxLog = LoggerFactory.Create(Logs).CreateLogger<SandboxProvider>();
        var opening = SandboxProvider.Open(sandboxFile, SystemClock.Instance, sandboxLog);
        if (opening.Case is not SandboxProvider sandbox)
        {
            store.Dispose();
            return $"The sandbox file {sandboxFile} cannot be used: {Words((StoreFault)opening.Case)}.";
        }

        var key = await Serve.TestKey
            .Ensure(Path.Combine(settings.Folder, "test.key"), store, SystemClock.Instance.GetCurrentInstant());
        if (key.Case is not string testKey)
            return $"The data file {file} cannot be used: {Words((StoreFault)key.Case)}.";

        var app = Build(settings, store, sandbox);
        try
        {
            await app.StartAsync();
            return new Node(app, store, sandbox, testKey, file);
        }
        catch (IOException taken)
        {
            await app.DisposeAsync();
            store.Dispose();
            sandbox.Dispose();
            return taken.Message;
        }
    }

    public Task WaitForShutdown() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        sandbox.Dispose();
        store.Dispose();
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

    static string Words(StoreFault fault) =>
        fault.Match(
            busy: _ => "another program holds it",
            full: _ => "the disk is full",
            unreachable: _ => "it cannot be opened",
            unreadable: _ => "it is not a file of this program, or of a newer version");
}
