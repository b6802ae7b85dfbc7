using System.Globalization;
using System.Text.Json.Nodes;

using NodaTime.Testing;

using Payments.Testing.BinancePay;

namespace Payments.Testing.Specs.BinancePay;

/// <summary>A fake, a clock that stands still, and a merchant that speaks to it over a real socket.</summary>
sealed class World : IAsyncDisposable
{
    public static readonly Instant Noon = Instant.FromUtc(2024, 4, 8, 12, 0);

    readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    int orders;

    World(FakeBinancePay fake, FakeClock clock) => (Fake, Clock) = (fake, clock);

    public FakeBinancePay Fake { get; }

    public FakeClock Clock { get; }

    public static async Task<World> Start(Func<FakeBinancePaySettings, FakeBinancePaySettings>? change = null)
    {
        var clock = new FakeClock(Noon);
        var settings = new FakeBinancePaySettings(clock);
        return new World(await FakeBinancePay.Start(change?.Invoke(settings) ?? settings), clock);
    }

    /// <summary>The least that "Create order v3" asks for.</summary>
    public static JsonObject Order(string tradeNo) => new()
    {
        ["env"] = new JsonObject { ["terminalType"] = "WEB" },
        ["merchantTradeNo"] = tradeNo,
        ["orderAmount"] = 1.50m,
        ["currency"] = "USDT",
        ["goodsDetails"] = new JsonArray(new JsonObject
        {
            ["goodsType"] = "02",
            ["goodsCategory"] = "Z000",
            ["referenceGoodsId"] = "deposit1",
            ["goodsName"] = "Deposit",
        }),
        ["description"] = "Deposit",
    };

    public Call Call(BinancePayRoute route, string body) =>
        new(route.Path, body, Fake.Credentials.ApiKey, Fake.Credentials.ApiSecret, Clock.GetCurrentInstant());

    public async Task<Answer> Send(Call call)
    {
        using var response = await Begin(call, HttpCompletionOption.ResponseContentRead);
        return await Answer.Of(response);
    }

    public async Task<HttpResponseMessage> Begin(
        Call call, HttpCompletionOption completion, CancellationToken cancellation = default)
    {
        using var request = call.ToHttp(Fake.Address);
        return await client.SendAsync(request, completion, cancellation);
    }

    public Task<Answer> Create(JsonObject order) => Send(Call(BinancePayRoute.CreateOrder, order.ToJsonString()));

    /// <summary>Opens an order, changed or as it is, and answers its number.</summary>
    public async Task<string> Open(Action<JsonObject>? change = null)
    {
        var tradeNo = $"order{(++orders).ToString(CultureInfo.InvariantCulture)}";
        var order = Order(tradeNo);
        change?.Invoke(order);
        Assert.Equal("000000", (await Create(order)).Code);
        return tradeNo;
    }

    public Task<Answer> Query(string tradeNo) => Send(Call(BinancePayRoute.QueryOrder, Named(tradeNo)));

    public Task<Answer> Close(string tradeNo) => Send(Call(BinancePayRoute.CloseOrder, Named(tradeNo)));

    public Task<Answer> Certificates() => Send(Call(BinancePayRoute.Certificates, "{}"));

    public async Task<string> Status(string tradeNo) => (await Query(tradeNo))["status"];

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Fake.DisposeAsync();
    }

    public static string Named(string tradeNo) => new JsonObject { ["merchantTradeNo"] = tradeNo }.ToJsonString();
}
