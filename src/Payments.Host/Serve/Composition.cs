using System.Net;

using Payments.Application;
using Payments.Application.Ports;
using Payments.BinancePay;
using Payments.BinancePay.Webhooks;
using Payments.Domain.Values;
using Payments.Host.Sandbox;
using Payments.Host.Telemetry;
using Payments.Http;
using Payments.Http.Hosting;
using Payments.Http.OpenApi;
using Payments.Webhooks;

namespace Payments.Host.Serve;

/// <summary>What a node is made of: which adapter stands behind which port.</summary>
static class Composition
{
    // An orchestrator kills after ten seconds as a rule. Who is still sending after these is broken off; what was
    // decided is stored, and the outbox keeps what is still to be done.
    static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(5);

    public static WebApplication Build(HostSettings settings, OpenedStore store, SandboxProvider sandbox)
    {
        var builder = Empty(settings.Port);
        if (settings.IsExporting)
            builder.AddExporting();
        builder.Services
            .AddSingleton(store.Sessions)
            .AddSingleton(store.Lists)
            .AddSingleton(store.Outbox)
            .AddSingleton(store.Keys)
            .AddSingleton(store.Requests)
            .AddSingleton(store.Endpoints)
            .AddMerchantWebhooks(Merchants(settings))
            .AddSingleton<IPaymentProviders>(it => new ProvidersByMode(
                sandbox, Optional<IPaymentProvider>(it.GetService<BinancePayProvider>())))
            .AddPayments(Shell(settings), Http(settings, store));
        settings.BinancePay.Iter(it => AddLive(builder.Services, it, store));

        var app = builder.Build();
        app.UsePaymentErrors();
        app.UsePaymentKeys();
        app.MapPaymentSessions();
        app.MapPaymentLists();
        app.MapPaymentHealth();
        app.MapPaymentContract();
        app.MapContractPage();
        if (settings.BinancePay.IsSome)
            app.MapBinancePayWebhooks();
        app.MapSandbox(sandbox, Hint(app.Services));
        return app;
    }

    static ShellSettings Shell(HostSettings settings) =>
        new()
        {
            Node = $"{Environment.MachineName}-{Guid.NewGuid():N}",
            Lifetime = settings.Lifetime,
            Lease = settings.Lease,
        };

    static PaymentHttpSettings Http(HostSettings settings, OpenedStore store) =>
        new()
        {
            KeyLimit = settings.KeyLimit,
            TakesBearer = settings.TakesBearer,
            StoreName = store.Name,
        };

    public static void Logs(ILoggingBuilder logs) =>
        logs.ClearProviders()
            // Scopes would tell paths, which hold whatever somebody sent.
            .AddSimpleConsole(it => (it.SingleLine, it.IncludeScopes) = (true, false))
            .SetMinimumLevel(LogLevel.Warning)
            // What keeps it from starting is said in one sentence instead.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

    // Nothing but our own switches: the other builders take endpoints and log levels from whatever appsettings.json
    // lies in the current folder, and from ASPNETCORE_ and DOTNET_ variables. The sandbox asks for no key, so it must
    // not be opened to a network by accident.
    static WebApplicationBuilder Empty(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Composition).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        Logs(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Listen(IPAddress.Loopback, port);
        });
        builder.Services
            .Configure<HostOptions>(it => it.ShutdownTimeout = LongestShutdown)
            .AddRoutingCore()
            .AddSingleton<IClock>(SystemClock.Instance);
        return builder;
    }

    // A try that outlasts its lease would be made twice at once.
    static MerchantWebhookSettings Merchants(HostSettings settings)
    {
        var usual = new MerchantWebhookSettings { AllowsPrivateHosts = settings.SendsToPrivateHosts };
        return usual with { TryTimeout = Duration.Min(usual.TryTimeout, settings.Lease / 2) };
    }

    static void AddLive(IServiceCollection services, BinancePaySettings settings, OpenedStore store) =>
        services
            .AddBinancePay(settings)
            .AddSingleton<FetchCertificates>(it => it.GetRequiredService<BinancePayProvider>().Certificates)
            .AddSingleton(store.Nonces)
            .AddBinancePayWebhooks();

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
}
