using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using NodaTime.Testing;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Http.Specs.Running;
using Payments.Json.Client;
using Payments.Testing;

namespace Payments.Juicyway.Specs.World;

/// <summary>A merchant with the real client and provider, under a clock that stands still.</summary>
public sealed class Shop : IAsyncDisposable
{
    public const string Key = "sk_live_xq7sentinelkey";

    public static readonly Instant Noon = Samples.Noon;
    public static readonly Instant Deadline = Noon + Duration.FromMinutes(30);
    public static readonly Instant Lease = Noon + Duration.FromMinutes(2);
    public static readonly OrderNumber Number = new(Samples.Payment(1), Attempt.First);

    readonly List<ServiceProvider> nodes = [];

    Shop(ScriptedJuicyway juicyway, FakeClock clock, JuicywayConfiguration configuration, TimeProvider? time)
    {
        (Juicyway, Clock) = (juicyway, clock);
        Settings = Samples.Lawful(JuicywaySettings.Create(configuration));
        (Client, Provider) = Node(time);
    }

    public ScriptedJuicyway Juicyway { get; }

    public Desk Desk => Juicyway.Desk;

    public FakeClock Clock { get; }

    public HeardLog Log { get; } = new();

    public JuicywaySettings Settings { get; }

    public JuicywayClient Client { get; }

    public JuicywayProvider Provider { get; private set; }

    /// <summary>Everything that came in, as method and path.</summary>
    public string[] Requests => Juicyway.Requests.Select(it => $"{it.Method} {it.Path.Split('?')[0]}").ToArray();

    public int Sends(string method) => Juicyway.Requests.Count(it => it.Method == method);

    public static async Task<Shop> Start(
        Func<JuicywayConfiguration, JuicywayConfiguration>? change = null, TimeProvider? time = null)
    {
        var clock = new FakeClock(Noon);
        var juicyway = await ScriptedJuicyway.Start(clock);
        var usual = new JuicywayConfiguration
        {
            ApiKey = Key, BaseAddress = $"{juicyway.Address}", RepeatAfter = Duration.Zero,
        };
        return new Shop(juicyway, clock, (change ?? (it => it))(usual), time);
    }

    public Shop Answers(params IEnumerable<Act> acts)
    {
        Juicyway.Then(acts);
        return this;
    }

    /// <summary>Another node, or the same one after a crash: it remembers nothing.</summary>
    public void Restart() => (_, Provider) = Node(null);

    public Task<Either<JuicywayFault, RemoteSession>> Initialize(PaymentRequest? request = null) =>
        Client.Initialize(request ?? Samples.Request(1), default);

    public async Task<RemotePayment> Initialized() => Right(await Initialize()).Payment;

    public Task<OpenAnswer> Open(PaymentTerms? terms = null, Instant? deadline = null, Instant? notAfter = null) =>
        Provider.Open(Number, terms ?? Live(Samples.Request(1)), deadline ?? Deadline, notAfter ?? Lease, default);

    public Task<QueryAnswer> Query() => Provider.Query(Number, default);

    public static PaymentTerms Live(PaymentRequest request) =>
        Samples.Terms(Samples.Payment(1), Samples.Business(1), Mode.Live, request, Noon);

    public static T Right<T>(Either<JuicywayFault, T> answer) =>
        answer.Match(Right: it => it, Left: why => throw new InvalidOperationException($"{why}"));

    public static JuicywayFault Left<T>(Either<JuicywayFault, T> answer) =>
        answer.Match(Right: it => throw new InvalidOperationException($"{it}"), Left: why => why);

    public async ValueTask DisposeAsync()
    {
        nodes.ForEach(it => it.Dispose());
        await Juicyway.DisposeAsync();
    }

    (JuicywayClient, JuicywayProvider) Node(TimeProvider? time)
    {
        var collection = new ServiceCollection()
            .AddLogging(it => it.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<IClock>(Clock)
            .AddJuicyway(Settings);
        if (time is not null)
            collection.AddSingleton(time);
        var services = collection.BuildServiceProvider();
        nodes.Add(services);
        return (services.GetRequiredService<JuicywayClient>(), services.GetRequiredService<JuicywayProvider>());
    }
}
