using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using NodaTime.Testing;

using Payments.Application;
using Payments.Application.Ports;
using Payments.BinancePay.Specs.Webhooks.Running;
using Payments.BinancePay.Webhooks;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;
using Payments.Testing.BinancePay;

namespace Payments.BinancePay.Specs.Flow;

/// <summary>All of the shell over real HTTP to a Binance Pay that can be broken, whose webhooks come back over HTTP.</summary>
/// <remarks>One clock for all, which only the spec moves; nothing happens unless the spec asks for it.</remarks>
public sealed class Market : IAsyncLifetime, IPaymentProviders
{
    // Longer than any request may act late here.
    static readonly Duration Window = Duration.FromSeconds(5);

    // No session leads to as much; more is work that makes itself.
    const int MaxRounds = 200;

    WebApplication app = null!;
    int sessions;

    public FakeClock Clock { get; } = new(Samples.Noon);

    public MemoryStore Store { get; } = new();

    public FakeBinancePay Binance { get; private set; } = null!;

    public Instant Now => Clock.GetCurrentInstant();

    public Option<IPaymentProvider> For(Mode mode) =>
        mode.Match(test: () => None, live: () => Some<IPaymentProvider>(Get<BinancePayProvider>()));

    public async Task InitializeAsync()
    {
        Binance = await FakeBinancePay.Start(new FakeBinancePaySettings(Clock) { TimestampWindow = Window });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        AddShell(builder.Services);
        app = builder.Build();
        app.MapBinancePayWebhooks();
        await app.StartAsync();
        Binance.WebhookAddress = new Uri(new Uri(app.Urls.Single()), BinancePayWebhooks.Path);
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Binance.DisposeAsync();
    }

    /// <summary>A live session of its own over ten dollars.</summary>
    public async Task<SessionKey> Open()
    {
        var number = ++sessions;
        var terms = Samples.Terms(
            Samples.Payment(number), Samples.Business(1), Mode.Live, Samples.Request(number), Now);
        await Get<SessionLoop>().Open(terms, CancellationToken.None);
        return SessionKey.Of(terms);
    }

    public async Task<PaymentSession> See(SessionKey key)
    {
        var seen = await Get<PaymentSessions>().Read(key, CancellationToken.None);
        return seen.Match(Right: it => it.Session, Left: why => throw new InvalidOperationException($"{why}"));
    }

    /// <summary>The orders of a session as Binance Pay has them.</summary>
    public IReadOnlyList<FakeOrder> OrdersOf(SessionKey key) =>
        Binance.Orders.Where(IsOf(key, (FakeOrder it) => it.TradeNo)).ToArray();

    public IReadOnlyList<FakeCharge> ChargesOf(SessionKey key) =>
        Binance.Charges.Where(IsOf(key, (FakeCharge it) => it.TradeNo)).ToArray();

    public async Task Capture(SessionKey key)
    {
        await Get<PaymentSessions>().Capture(key, CancellationToken.None);
        await Idle();
    }

    public async Task Cancel(SessionKey key)
    {
        await Get<PaymentSessions>().Cancel(key, None, CancellationToken.None);
        await Idle();
    }

    public Task Sweep() => Then(Get<Sweeper>().Sweep(CancellationToken.None));

    public Task Reconcile() => Then(Get<Reconciler>().Reconcile(CancellationToken.None));

    public async Task Deliver()
    {
        await Binance.DeliverWebhooks();
        await Idle();
    }

    /// <summary>Does what is due now, and what that leads to.</summary>
    public async Task Work()
    {
        for (var round = 0; await Get<OutboxPump>().Pump(CancellationToken.None) > 0; round++)
        {
            if (round == MaxRounds)
                throw new InvalidOperationException("There is no end to the work.");
            await Idle();
        }
    }

    async Task Then(Task<int> round)
    {
        await round;
        await Idle();
    }

    // Until every effect that was started has ended.
    async Task Idle()
    {
        var dispatch = Get<EffectDispatch>();
        while (dispatch.Running > 0)
            await dispatch.EndOfAny(Duration.FromMilliseconds(5), CancellationToken.None);
    }

    void AddShell(IServiceCollection services) =>
        services
            .AddSingleton<IClock>(Clock)
            .AddSingleton<TimeProvider>(new FlowTime(Clock))
            .AddSingleton<ISessionStore>(Store)
            .AddSingleton<IOutbox>(Store)
            .AddSingleton<IWebhookNonces>(Store)
            .AddSingleton<IPaymentProviders>(this)
            .AddSingleton<IMerchantNotifier, GladMerchant>()
            .AddSingleton(new ShellSettings
            {
                Node = "node 1",
                CapturePatience = Duration.Zero,
                Roll = below => below / 2,
            })
            .AddSingleton<SessionLoop>()
            .AddSingleton<EffectRunner>()
            .AddSingleton<EffectDispatch>()
            .AddSingleton<OutboxPump>()
            .AddSingleton<Sweeper>()
            .AddSingleton<Reconciler>()
            .AddSingleton<PaymentSessions>()
            .AddBinancePay(Samples.Lawful(BinancePaySettings.Create(new BinancePayConfiguration
            {
                ApiKey = Binance.Credentials.ApiKey,
                ApiSecret = Binance.Credentials.ApiSecret,
                BaseAddress = Binance.Address.ToString(),
                RequestWindow = Window,
                MaxRepeats = 1,
                RepeatAfter = Duration.Zero,
            })))
            .AddSingleton<FetchCertificates>(it => it.GetRequiredService<BinancePayProvider>().Certificates)
            .AddBinancePayWebhooks();

    T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    // All numbers of a session begin alike; the attempt follows.
    static Func<T, bool> IsOf<T>(SessionKey key, Func<T, string> number)
    {
        var start = new OrderNumber(key.Payment, Attempt.First).Text[..^1];
        return it => number(it).StartsWith(start, StringComparison.Ordinal);
    }
}
