using Microsoft.AspNetCore.Http;

using Payments.BinancePay.Webhooks;

namespace Payments.Crash.Specs.Outside;

/// <summary>The one address where Binance Pay's webhooks go: each is passed on to every host that is up, at once.</summary>
sealed class WebhookGate : IAsyncDisposable
{
    readonly HttpClient client = new();
    readonly Hosts hosts;
    readonly Trap trap;
    LocalServer server = null!;

    WebhookGate(Hosts hosts, Trap trap) => (this.hosts, this.trap) = (hosts, trap);

    public Uri Address => server.Address;

    public static async Task<WebhookGate> Start(Hosts hosts, Trap trap)
    {
        var gate = new WebhookGate(hosts, trap);
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
        var sending = Task.WhenAll(hosts.Up.Select(host => Send(host, http.Request, body)));
        await trap.Reach(Moment.Webhook, Moment.OnItsWay);
        var replies = await sending;
        await trap.Reach(Moment.Webhook, Moment.Answered);

        // The worst answer counts: what one host has not taken is sent again.
        var (status, text) = replies.OrderBy(it => it.Status).LastOrDefault((503, []));
        await LocalServer.Reply(http, status, "application/json", text);
    }

    async Task<(int Status, byte[] Body)> Send(Uri host, HttpRequest request, byte[] body)
    {
        using var copy = new HttpRequestMessage(HttpMethod.Post, new Uri(host, BinancePayWebhooks.Path))
        {
            Content = new ByteArrayContent(body),
        };
        foreach (var (name, value) in request.Headers.Where(it => it.Key.StartsWith("BinancePay", StringComparison.Ordinal)))
            copy.Headers.TryAddWithoutValidation(name, value.ToString());
        copy.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        using var response = await client.SendAsync(copy);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }
}
