using System.Collections.Concurrent;

using Microsoft.AspNetCore.Http;

using Payments.Application;
using Payments.Domain.Values;
using Payments.Testing.BinancePay;

namespace Payments.Crash.Specs.Outside;

/// <summary>Stands before Binance Pay: sees every request come, act and be answered, and counts what can be paid.</summary>
sealed class ProviderGate : IAsyncDisposable
{
    readonly HttpClient client = new();
    readonly ConcurrentDictionary<PaymentId, int> created = new();
    readonly ConcurrentDictionary<PaymentId, int> payable = new();
    readonly FakeBinancePay binance;
    readonly Trap trap;
    LocalServer server = null!;

    ProviderGate(FakeBinancePay binance, Trap trap) => (this.binance, this.trap) = (binance, trap);

    public Uri Address => server.Address;

    /// <summary>Payments of which more than one order could be paid at once, and how many.</summary>
    public IReadOnlyDictionary<PaymentId, int> PayableAtOnce => payable;

    public static async Task<ProviderGate> Start(FakeBinancePay binance, Trap trap)
    {
        var gate = new ProviderGate(binance, trap);
        gate.server = await LocalServer.Start(gate.Serve);
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        client.Dispose();
    }

    async Task Serve(HttpContext http, byte[] body)
    {
        var place = PlaceOf(http.Request.Path);
        if (await trap.Reach(place, Moment.Dropped))
            return;

        // What has been sent acts, whether or not the one who sent it lives.
        await trap.Reach(place, Moment.Arrives);
        using var response = await Forward(http.Request, body);
        var reply = await response.Content.ReadAsByteArrayAsync();
        if (place == Moment.Create)
            CountPayable(body);
        await trap.Reach(place, Moment.Acted);
        await LocalServer.Reply(
            http, (int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), reply);
        await trap.Reach(place, Moment.Answered);
    }

    Task<HttpResponseMessage> Forward(HttpRequest request, byte[] body)
    {
        var copy = new HttpRequestMessage(HttpMethod.Post, new Uri(binance.Address, request.Path))
        {
            Content = new ByteArrayContent(body),
        };
        foreach (var (name, value) in request.Headers.Where(it => it.Key.StartsWith("BinancePay", StringComparison.Ordinal)))
            copy.Headers.TryAddWithoutValidation(name, value.ToString());
        copy.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        return client.SendAsync(copy);
    }

    // Only a new order can make two of them payable. Looking at all orders is dear, and one order is no reason to.
    void CountPayable(byte[] body)
    {
        using var asked = System.Text.Json.JsonDocument.Parse(body);
        var number = OrderNumber.Read(asked.RootElement.GetProperty("merchantTradeNo").GetString());
        number.Map(it => it.Payment).IfSome(payment =>
        {
            if (created.AddOrUpdate(payment, 1, (_, count) => count + 1) == 1)
                return;
            var open = binance.Orders.Count(it => it.Status.IsPayable && IsOf(payment, it));
            if (open > 1)
                payable[payment] = open;
        });
    }

    static bool IsOf(PaymentId payment, FakeOrder order) =>
        OrderNumber.Read(order.TradeNo).Exists(it => it.Payment == payment);

    static string PlaceOf(string? path) =>
        path == BinancePayRoute.CreateOrder.Path ? Moment.Create
        : path == BinancePayRoute.QueryOrder.Path ? Moment.Query
        : path == BinancePayRoute.CloseOrder.Path ? Moment.Close
        : "";
}
