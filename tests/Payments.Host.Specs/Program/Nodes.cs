using System.Text.Json;

using Payments.Testing.BinancePay;

namespace Payments.Host.Specs.Program;

/// <summary>Hosts that serve side by side.</summary>
sealed class Nodes : IAsyncDisposable
{
    /// <summary>How old a request may be that Binance Pay takes.</summary>
    public static readonly Duration Window = Duration.FromSeconds(10);

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly List<HostProcess> all = [];
    readonly Func<Task<HostProcess>> serve;

    Nodes(Func<Task<HostProcess>> serve) => this.serve = serve;

    public IReadOnlyList<HostProcess> All => all;

    public HostProcess this[int number] => all[number];

    /// <summary>So many, started at once; with Binance Pay for live sessions, if it is given.</summary>
    public static async Task<Nodes> Start(
        SharedStore store, int number, string switches = "", FakeBinancePay? binance = null)
    {
        var nodes = new Nodes(() => store.Serve(switches, start =>
        {
            if (binance is null)
                return;

            start.Environment["BinancePay__ApiKey"] = binance.Credentials.ApiKey;
            start.Environment["BinancePay__ApiSecret"] = binance.Credentials.ApiSecret;
            start.Environment["BinancePay__BaseAddress"] = binance.Address.ToString();
            // No request comes too late on a busy machine: each is to be sent once.
            start.Environment["BinancePay__TryTimeout"] = "PT10S";
            start.Environment["BinancePay__RequestWindow"] = "PT10S";
        }));
        await nodes.Add(number);
        return nodes;
    }

    public async Task Add(int number) =>
        all.AddRange(await Task.WhenAll(Enumerable.Range(0, number).Select(_ => serve())));

    /// <summary>Each ends what it does.</summary>
    public Task Stop() => Task.WhenAll(all.Select(it => it.Stop()));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in all)
            await node.DisposeAsync();
    }

    /// <summary>Where a session stands that was opened.</summary>
    public static string PathOf(JsonElement opened) =>
        $"/payment-sessions/{opened.GetProperty("data").GetProperty("payment").GetProperty("id")}";
}
