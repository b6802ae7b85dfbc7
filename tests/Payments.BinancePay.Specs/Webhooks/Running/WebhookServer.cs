using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using NodaTime.Testing;

using Payments.Application;
using Payments.Application.Ports;
using Payments.BinancePay.Webhooks;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Webhooks.Running;

/// <summary>An app that takes webhooks in, on a port of its own, under a clock that stands still.</summary>
public sealed class WebhookServer : IAsyncDisposable
{
    readonly WebApplication app;
    readonly MeterListener listener = new();
    readonly ConcurrentQueue<string> outcomes = new();
    int nonces;

    WebhookServer(WebApplication app, WatchedStore store, Platform platform, FakeClock clock, HeardLog log)
    {
        (this.app, Store, Platform, Clock, Log) = (app, store, platform, clock, log);
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == BinancePayWebhooks.CounterName)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => outcomes.Enqueue($"{tags[0].Value}"));
        listener.Start();
    }

    public WatchedStore Store { get; }

    public Platform Platform { get; }

    public FakeClock Clock { get; }

    public HeardLog Log { get; }

    /// <summary>What was counted, in order.</summary>
    public IReadOnlyCollection<string> Outcomes => outcomes;

    public SessionLoop Loop => app.Services.GetRequiredService<SessionLoop>();

    public static async Task<WebhookServer> Start(WebhookSettings? settings = null)
    {
        var (store, platform) = (new WatchedStore(), new Platform());
        var (clock, log) = (new FakeClock(Samples.Noon), new HeardLog());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace)
            .AddFilter("Microsoft", LogLevel.Error).AddFilter("System", LogLevel.Error);
        builder.Services
            .AddSingleton<IClock>(clock)
            .AddSingleton<ISessionStore>(store)
            .AddSingleton<IOutbox>(store.Kept)
            .AddSingleton<IWebhookNonces>(store)
            .AddSingleton<IPaymentProviders>(platform)
            .AddSingleton<IMerchantNotifier, GladMerchant>()
            .AddSingleton(new ShellSettings { Node = "node 1", Roll = _ => 0 })
            .AddSingleton<SessionLoop>()
            .AddSingleton<EffectRunner>()
            .AddSingleton<EffectDispatch>()
            .AddSingleton<Reconciler>()
            .AddSingleton<FetchCertificates>(platform.Fetch)
            .AddBinancePayWebhooks(settings);

        var server = new WebhookServer(builder.Build(), store, platform, clock, log);
        server.app.MapBinancePayWebhooks();
        await server.app.StartAsync();
        return server;
    }

    /// <summary>A session whose first order awaits payment of one and a half USDT.</summary>
    public async Task<SessionKey> Awaiting(int number, Mode? mode = null)
    {
        var terms = Samples.Terms(
            Samples.Payment(number), Samples.Business(1), mode ?? Mode.Live, Samples.Request(number), Samples.Noon);
        var key = SessionKey.Of(terms);
        var checkout = new Checkout(Usdt("1.50000000"), Samples.Links(number), Samples.Noon + Duration.FromHours(1));
        await Loop.Open(terms, CancellationToken.None);
        await Tell(key, new PaymentCommand.Capture(Samples.Noon));
        await Tell(key, new PaymentCommand.Learn(Samples.Noon, new ProviderFact.Opened(Attempt.First, checkout)));
        return key;
    }

    public async Task<PaymentSession> Session(SessionKey key)
    {
        var loaded = await Store.Kept.Load(key, CancellationToken.None);
        return loaded.Match(
            Right: it => it.Match(Some: found => found.Fold(), None: () => throw new InvalidOperationException()),
            Left: _ => throw new InvalidOperationException());
    }

    /// <summary>Signed by the listed key, now, with a nonce of its own.</summary>
    public SignedWebhook Sign(byte[] body) => Signer.Listed.Sign(body, Clock.GetCurrentInstant(), NextNonce());

    public string NextNonce() =>
        Interlocked.Increment(ref nonces).ToString("x32", CultureInfo.InvariantCulture);

    public Task<Reply> Deliver(byte[] body) => Deliver(Sign(body));

    public Task<Reply> Deliver(SignedWebhook webhook) => Deliver(webhook.Body, webhook.Headers);

    public Task<Reply> Deliver(byte[] body, IEnumerable<string> headers) =>
        Send(RawPost.Head([.. headers, Invariant($"Content-Length: {body.Length}")]), body);

    public Task<Reply> Send(string head, byte[] body) => RawPost.Send(new Uri(app.Urls.Single()), head, body);

    public static Money Usdt(string text) => Samples.Lawful(Money.Create(text, Currency.Usdt));

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    async Task Tell(SessionKey key, PaymentCommand command) =>
        Assert.True((await Loop.Handle(key, command, None, CancellationToken.None)).IsRight);

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>One server for all specs of a class.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public WebhookServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await WebhookServer.Start();

    public Task DisposeAsync() => Server.DisposeAsync().AsTask();
}
