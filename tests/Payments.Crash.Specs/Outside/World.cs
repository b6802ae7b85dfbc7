using System.Globalization;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Host.Specs.Program;
using Payments.Testing;
using Payments.Testing.BinancePay;

namespace Payments.Crash.Specs.Outside;

/// <summary>How hosts are started here: so that deadlines and leases come soon.</summary>
sealed record Pace(string Lifetime, string Lease);

/// <summary>Everything that outlives a host: its store, Binance Pay, the merchant and the merchant's programs.</summary>
sealed class World : IAsyncDisposable
{
    // As long as Binance Pay takes a request here; together with the time-out it is shorter than any lease.
    static readonly Duration Window = Duration.FromSeconds(2);

    readonly Folder folder = new();
    readonly Pace pace;

    World(TestedStore store, Pace pace, FakeBinancePay binance)
    {
        (Store, this.pace, Binance) = (store, pace, binance);
        var key = $"live_{Guid.NewGuid():N}";
        (Api, KeyHash) = (new Client(Hosts, Trap, key), ApiKeyHash.Of(key));
    }

    public TestedStore Store { get; }

    public Trap Trap { get; } = new();

    public Hosts Hosts { get; } = new();

    public FakeBinancePay Binance { get; }

    public ProviderGate Provider { get; private set; } = null!;

    public WebhookGate Webhooks { get; private set; } = null!;

    public Merchant Merchant { get; private set; } = null!;

    public Client Api { get; }

    public KeyHolder Shop { get; } = new(Samples.Business(1), Mode.Live);

    public string Folder => folder.Path;

    ApiKeyHash KeyHash { get; }

    public static async Task<World> Start(string store, Pace pace, ulong seed)
    {
        var binance = await FakeBinancePay.Start(new FakeBinancePaySettings(SystemClock.Instance)
        {
            TimestampWindow = Window,
            WebhookRetryInterval = Duration.FromMilliseconds(500),
            Seed = (int)(seed % int.MaxValue),
        });
        var world = new World(TestedStore.Called(store), pace, binance);
        world.Provider = await ProviderGate.Start(binance, world.Trap);
        world.Webhooks = await WebhookGate.Start(world.Hosts, world.Trap);
        world.Merchant = await Merchant.Start(world.Trap);
        binance.WebhookAddress = world.Webhooks.Address;
        await world.Settle();
        return world;
    }

    /// <summary>A real process, in live mode, on whatever its predecessors left.</summary>
    public Task<HostProcess> Serve(Action<System.Diagnostics.ProcessStartInfo>? prepare = null) =>
        HostProcess.Serve(
            Folder,
            $"--lifetime {pace.Lifetime} --lease {pace.Lease} --receivers any --limit off {Store.Switches(Folder)}",
            start =>
            {
                start.Environment["BinancePay__ApiKey"] = Binance.Credentials.ApiKey;
                start.Environment["BinancePay__ApiSecret"] = Binance.Credentials.ApiSecret;
                start.Environment["BinancePay__BaseAddress"] = Provider.Address.ToString();
                start.Environment["BinancePay__TryTimeout"] = "PT2S";
                start.Environment["BinancePay__RequestWindow"] =
                    string.Create(CultureInfo.InvariantCulture, $"PT{Window.Seconds}S");
                prepare?.Invoke(start);
            });

    public SessionKey KeyOf(PaymentId payment) => new(Shop.Business, Shop.Mode, payment);

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Webhooks.DisposeAsync();
        await Provider.DisposeAsync();
        await Merchant.DisposeAsync();
        await Binance.DisposeAsync();
        folder.Dispose();
    }

    // What an operator does by command: a key, and where the merchant listens.
    async Task Settle()
    {
        await using var store = Store.Open(Folder);
        var now = SystemClock.Instance.GetCurrentInstant();
        var listens = new MerchantEndpoint(
            EndpointId.From(Guid.NewGuid()),
            Samples.Lawful(EndpointUrl.Create(Merchant.Address.ToString())),
            WebhookSecret.Generate(),
            None);
        TestedStore.Answered(await store.Keys.Add(KeyHash, Shop, None, now, CancellationToken.None));
        TestedStore.Answered(await store.Endpoints.Add(Shop, listens, now, CancellationToken.None));
    }
}
