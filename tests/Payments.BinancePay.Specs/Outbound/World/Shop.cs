using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using NodaTime.Testing;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Http.Specs.Running;
using Payments.Testing;

namespace Payments.BinancePay.Specs.Outbound.World;

/// <summary>A merchant with the real provider, whose wire ends in a script, under a clock that stands still.</summary>
public sealed class Shop : IDisposable
{
    public const string ApiKey = "xq7sentinelkey";
    public const string Secret = "xq7sentinelsecret";

    public static readonly Instant Noon = Samples.Noon;
    public static readonly Instant Deadline = Noon + Duration.FromMinutes(30);
    public static readonly Instant Lease = Noon + Duration.FromSeconds(30);
    public static readonly OrderNumber Number = new(Samples.Payment(1), Attempt.First);

    readonly ServiceProvider services;

    public Shop(Func<BinancePayConfiguration, BinancePayConfiguration>? change = null, TimeProvider? time = null)
    {
        Settings = Samples.Lawful(BinancePaySettings.Create((change ?? (it => it))(Configuration)));
        var collection = new ServiceCollection()
            .AddLogging(it => it.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<IClock>(Clock)
            .AddBinancePay(Settings);
        collection.AddHttpClient(BinancePayServices.ClientName).ConfigurePrimaryHttpMessageHandler(() => Binance);
        if (time is not null)
            collection.AddSingleton(time);
        services = collection.BuildServiceProvider();
        Provider = services.GetRequiredService<BinancePayProvider>();
    }

    /// <summary>Lawful, and without waits: the scripted wire answers at once.</summary>
    public static BinancePayConfiguration Configuration { get; } =
        new() { ApiKey = ApiKey, ApiSecret = Secret, RepeatAfter = Duration.Zero };

    public BinancePaySettings Settings { get; }

    public FakeClock Clock { get; } = new(Noon);

    public ScriptedBinance Binance { get; } = new();

    public HeardLog Log { get; } = new();

    public BinancePayProvider Provider { get; }

    /// <summary>How many times something went out.</summary>
    public int Sends => Binance.Sent.Count;

    public Shop Answers(params IEnumerable<Act> acts)
    {
        Binance.Then(acts);
        return this;
    }

    public Shop Answers(string body) => Answers(ScriptedBinance.Reply(body));

    public Task<OpenAnswer> Open(PaymentTerms? terms = null, Instant? deadline = null, Instant? notAfter = null) =>
        Provider.Open(Number, terms ?? Live(Samples.Request(1)), deadline ?? Deadline, notAfter ?? Lease, default);

    public Task<QueryAnswer> Query() => Provider.Query(Number, default);

    public Task<CloseAnswer> Close(Instant? notAfter = null) => Provider.Close(Number, notAfter ?? Lease, default);

    public static PaymentTerms Live(PaymentRequest request) =>
        Samples.Terms(Samples.Payment(1), Samples.Business(1), Mode.Live, request, Noon);

    public void Dispose() => services.Dispose();
}
