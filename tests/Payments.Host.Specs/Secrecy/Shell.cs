using System.Net;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

using Payments.Application;
using Payments.Application.Ports;
using Payments.BinancePay;
using Payments.BinancePay.Webhooks;
using Payments.Domain.Values;
using Payments.Http;
using Payments.Http.Hosting;
using Payments.Http.Specs.Running;
using Payments.Testing;
using Payments.Testing.BinancePay;
using Payments.Webhooks;

namespace Payments.Host.Specs.Secrecy;

/// <summary>All of the shell over a store and providers that can be broken; nothing works beside the requests.</summary>
sealed class Shell : IAsyncDisposable, IPaymentProviders
{
    // Long enough to see what came of a call; whoever waits in vain only costs the spec time.
    static readonly Duration Patience = Duration.FromMilliseconds(500);

    readonly WebApplication app;
    readonly HttpClient client;
    readonly Lazy<IPaymentProvider> live;

    Shell(WebApplicationBuilder builder, WatchedStore store, HeardAll heard)
    {
        (Store, Heard) = (store, heard);
        builder.Services.AddSingleton<IPaymentProviders>(this);
        app = builder.Build();
        live = new(() => app.Services.GetRequiredService<BinancePayProvider>());
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
    }

    public static KeyHolder Live { get; } = new(Samples.Business(1), Mode.Live);

    public static KeyHolder Test { get; } = new(Samples.Business(1), Mode.Test);

    public WatchedStore Store { get; }

    public HeardAll Heard { get; }

    /// <summary>Serves test sessions.</summary>
    public ChosenProvider Sandbox { get; } = new();

    /// <summary>Every reply that refuses, whole.</summary>
    public List<string> Refusals { get; } = [];

    public Uri Webhooks => new(new Uri(app.Urls.Single()), BinancePayWebhooks.Path);

    public static async Task<Shell> Start(FakeBinancePay binance, BinancePaySettings settings)
    {
        var (store, heard) = (new WatchedStore(), new HeardAll());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        // Of the framework, what the host lets through; of ours, everything.
        builder.Logging.ClearProviders().AddProvider(heard)
            .SetMinimumLevel(LogLevel.Trace)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning);
        builder.Services
            .AddSingleton<IClock>(SystemClock.Instance)
            .AddSingleton<ISessionStore>(store)
            .AddSingleton<ISessionLists>(store)
            .AddSingleton<IOutbox>(store.Kept)
            .AddSingleton<IApiKeys>(store)
            .AddSingleton<IIdempotency>(store)
            .AddSingleton<IMerchantEndpoints>(store.Kept)
            .AddSingleton<IWebhookNonces>(store.Kept)
            .AddMerchantWebhooks(new MerchantWebhookSettings { AllowsPrivateHosts = true })
            .AddBinancePay(settings)
            .AddSingleton<FetchCertificates>(it => it.GetRequiredService<BinancePayProvider>().Certificates)
            .AddBinancePayWebhooks()
            .AddPayments(new ShellSettings { Node = "node 1", CapturePatience = Patience, Roll = _ => 0 })
            .Remove(builder.Services.Single(it => it.ImplementationType == typeof(PaymentWork)));
        var shell = new Shell(builder, store, heard);
        await shell.Serve();
        binance.WebhookAddress = shell.Webhooks;
        return shell;
    }

    public Option<IPaymentProvider> For(Mode mode) =>
        mode.Match(test: () => Some<IPaymentProvider>(Sandbox), live: () => Some(live.Value));

    /// <summary>As a merchant's program asks, which says something of itself.</summary>
    public async Task<(int Status, string Text)> Ask(
        HttpMethod method, string path, string? body = null, string key = Sentinels.LiveApiKey, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(app.Urls.Single()), path));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", key);
        request.Headers.TryAddWithoutValidation("User-Agent", Sentinels.UserAgent);
        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        return await Send(request);
    }

    public async Task<(int Status, string Text)> Send(HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode >= 400)
            Refusals.Add($"{(int)response.StatusCode} {response.Headers} {response.Content.Headers} {text}");
        return ((int)response.StatusCode, text);
    }

    /// <summary>Does what is due, and what that leads to.</summary>
    public async Task Work()
    {
        var (pump, dispatch) = (app.Services.GetRequiredService<OutboxPump>(), app.Services.GetRequiredService<EffectDispatch>());
        do
        {
            while (dispatch.Running > 0)
                await dispatch.EndOfAny(Duration.FromMilliseconds(5), CancellationToken.None);
        }
        while (await pump.Pump(CancellationToken.None) > 0);
    }

    /// <summary>Gives up on what still runs, in haste, as a stop does.</summary>
    public Task Drain() => app.Services.GetRequiredService<EffectDispatch>().Drain(Duration.FromSeconds(10));

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Heard.Dispose();
    }

    async Task Serve()
    {
        foreach (var (key, holder) in new[] { (Sentinels.LiveApiKey, Live), (Sentinels.ApiKey, Test) })
            await Store.Add(ApiKeyHash.Of(key), holder, SystemClock.Instance.GetCurrentInstant(), CancellationToken.None);
        app.UsePaymentErrors();
        app.UseRouting();
        app.MapPaymentSessions();
        app.MapPaymentLists();
        app.MapPaymentHealth();
        app.MapBinancePayWebhooks();
        await app.StartAsync();
    }
}
