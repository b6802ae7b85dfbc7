using System.Net;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Http.Specs.Running;
using Payments.Json;
using Payments.Juicyway.Webhooks;
using Payments.Testing;

namespace Payments.Juicyway.Specs.World;

/// <summary>An app that takes webhooks in and asks the scripted Juicyway about them.</summary>
public sealed class Office : IAsyncDisposable, IPaymentProviders
{
    public const string Key = "3d6c9e2e-1caf-4807-97ff-bbd35fc4dc1b";

    readonly WebApplication app;
    readonly HttpClient client = new();

    Office(WebApplicationBuilder builder, Shop shop)
    {
        Shop = shop;
        builder.Services
            .AddSingleton(shop.Settings)
            .AddSingleton<IClock>(shop.Clock)
            .AddSingleton<ISessionStore>(Store)
            .AddSingleton<IOutbox>(Store)
            .AddSingleton<IPaymentProviders>(this)
            .AddSingleton<IMerchantNotifier, GladMerchant>()
            .AddSingleton(new ShellSettings
            {
                Node = "node 1", Lease = Duration.FromMinutes(2), CapturePatience = Duration.Zero, Roll = _ => 0,
            })
            .AddSingleton<SessionLoop>()
            .AddSingleton<EffectRunner>()
            .AddSingleton<EffectDispatch>()
            .AddSingleton<OutboxPump>()
            .AddSingleton<Sweeper>()
            .AddSingleton<Reconciler>()
            .AddSingleton<PaymentSessions>()
            .AddJuicywayWebhooks(Samples.Lawful(ChecksumKey.Create(Key)), ChecksumForm.AsReceived);
        app = builder.Build();
        app.MapJuicywayWebhooks();
    }

    public Shop Shop { get; }

    public MemoryStore Store { get; } = new();

    public Option<IPaymentProvider> For(Mode mode) => mode == Mode.Live ? Shop.Provider : None;

    public static async Task<Office> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var office = new Office(builder, await Shop.Start());
        await office.app.StartAsync();
        office.client.BaseAddress = new Uri(office.app.Urls.Single());
        return office;
    }

    /// <summary>A session whose order awaits payment at Juicyway.</summary>
    public async Task<SessionKey> Awaiting(Mode? mode = null)
    {
        var terms = Samples.Terms(
            Samples.Payment(1), Samples.Business(1), mode ?? Mode.Live, Samples.Request(1), Samples.Noon);
        await Get<SessionLoop>().Open(terms, CancellationToken.None);
        await Get<PaymentSessions>().Capture(SessionKey.Of(terms), CancellationToken.None);
        await Idle();
        return SessionKey.Of(terms);
    }

    public async Task Cancel(SessionKey key)
    {
        await Get<PaymentSessions>().Cancel(key, None, CancellationToken.None);
        await Idle();
    }

    /// <summary>What is due after that time, and what it leads to.</summary>
    public async Task After(Duration time)
    {
        Shop.Clock.Advance(time);
        while (await Get<OutboxPump>().Pump(CancellationToken.None) > 0)
            await Idle();
    }

    public async Task<PaymentSession> See(SessionKey key)
    {
        var seen = await Get<PaymentSessions>().Read(key, CancellationToken.None);
        return seen.Match(Right: it => it.Session, Left: why => throw new InvalidOperationException($"{why}"));
    }

    /// <summary>The answer to a notice that is signed as it should be.</summary>
    public Task<int> Notify(string word, string data) => Send(Body(word, data));

    public static string Body(string word, string data) =>
        $$"""{"checksum":"{{Checksum.Of(Key, word, Encoding.UTF8.GetBytes(data))}}","event":"{{word}}","data":{{data}}}""";

    public async Task<int> Send(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var reply = await client.PostAsync(new Uri(JuicywayWebhooks.Path, UriKind.Relative), content);
        return (int)reply.StatusCode;
    }

    async Task Idle()
    {
        var dispatch = Get<EffectDispatch>();
        while (dispatch.Running > 0)
            await dispatch.EndOfAny(Duration.FromMilliseconds(5), CancellationToken.None);
    }

    T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Shop.DisposeAsync();
    }
}
