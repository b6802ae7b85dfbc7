using System.Net;
using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

using Payments.Application.Ports;
using Payments.Testing;
using Payments.Testing.BinancePay;

namespace Payments.Host.Specs.Secrecy;

/// <summary>Everything that can be done with a shell, and much that can go wrong, with a word in every field.</summary>
static class Story
{
    public static async Task Listen(Shell shell, Uri host)
    {
        var secret = $"whsec_{Convert.ToBase64String(Encoding.ASCII.GetBytes(Sentinels.SigningKey))}";
        var endpoint = new MerchantEndpoint(
            EndpointId.From(Guid.NewGuid()),
            Samples.Lawful(EndpointUrl.Create($"{host}{Sentinels.EndpointPath}?{Sentinels.EndpointQuery}=1")),
            Samples.Lawful(WebhookSecret.Create(secret)),
            None);
        await shell.Store.Kept.Add(Shell.Live, endpoint, SystemClock.Instance.GetCurrentInstant(), CancellationToken.None);
    }

    // Answers with a failure that repeats what it was sent.
    public static async Task<WebApplication> Deaf()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(it => it.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async http =>
        {
            http.Response.StatusCode = 500;
            await http.Request.Body.CopyToAsync(http.Response.Body);
        });
        await app.StartAsync();
        return app;
    }

    public static async Task Tell(Shell shell, FakeBinancePay binance)
    {
        var paid = await Open(shell, Sentinels.RequestOf(1), Sentinels.IdempotencyKey);
        await Refused(shell, paid);
        await shell.Ask(HttpMethod.Post, paid);
        await shell.Work();
        Assert.True(binance.Pay(binance.Orders[0].TradeNo));
        await binance.DeliverWebhooks();
        await Strangers(shell);
        await shell.Work();
        await ProviderFaults(shell, binance);
        await Exceptions(shell);
        await StoreFaults(shell, paid);
    }

    static async Task<string> Open(Shell shell, string body, string? named = null, string key = Sentinels.LiveApiKey)
    {
        var (status, text) = await shell.Ask(HttpMethod.Post, "/payment-sessions", body, key, named);
        Assert.True(status == 201, $"{status} {text}");
        using var reply = JsonDocument.Parse(text);
        return $"/payment-sessions/{reply.RootElement.GetProperty("data").GetProperty("payment").GetProperty("id")}";
    }

    static async Task Refused(Shell shell, string paid)
    {
        var (body, sessions) = (Sentinels.RequestOf(1), "/payment-sessions");
        await shell.Ask(HttpMethod.Post, sessions, body);
        await shell.Ask(HttpMethod.Post, sessions, body, Sentinels.StrangersKey);
        await shell.Ask(HttpMethod.Post, sessions, Sentinels.RequestOf(2), idempotencyKey: Sentinels.IdempotencyKey);
        await shell.Ask(HttpMethod.Post, sessions, body, idempotencyKey: $"\"{Sentinels.IdempotencyKey}");
        await shell.Ask(HttpMethod.Post, sessions, body[..^20]);
        await shell.Ask(HttpMethod.Post, sessions, new string(' ', 70_000) + body);
        await shell.Ask(HttpMethod.Get, $"/{Sentinels.Path}?{Sentinels.Query}={Sentinels.Query}");
        await shell.Ask(HttpMethod.Get, $"{sessions}/{Sentinels.Path}");
        await shell.Ask(HttpMethod.Get, $"/payments?status={Sentinels.Query}&after={Sentinels.Query}&reference=zq21reference-1");
        await shell.Ask(HttpMethod.Delete, paid);
        foreach (var word in Sentinels.OfRequest)
            await shell.Ask(HttpMethod.Post, sessions, body.Replace(word, $"{word}\\u0001\\n", StringComparison.Ordinal));
        using var asText = new HttpRequestMessage(HttpMethod.Post, new Uri(shell.Webhooks, sessions));
        asText.Content = new StringContent(body, Encoding.UTF8, $"text/{Sentinels.WebhookHeader}");
        asText.Headers.TryAddWithoutValidation("Authorization", Sentinels.LiveApiKey);
        await shell.Send(asText);
    }

    // Neither signed nor one of theirs.
    static async Task Strangers(Shell shell)
    {
        foreach (var serial in new[] { Sentinels.WebhookHeader, "" })
        {
            using var told = new HttpRequestMessage(HttpMethod.Post, shell.Webhooks);
            told.Content = new StringContent($"{{\"bizType\":\"{Sentinels.WebhookBody}\"}}");
            told.Headers.TryAddWithoutValidation("BinancePay-Certificate-SN", serial);
            told.Headers.TryAddWithoutValidation(
                "BinancePay-Timestamp", $"{SystemClock.Instance.GetCurrentInstant().ToUnixTimeMilliseconds()}");
            told.Headers.TryAddWithoutValidation("BinancePay-Nonce", Sentinels.WebhookHeader);
            told.Headers.TryAddWithoutValidation("BinancePay-Signature", "enExd2ViaG9va2hlYWRlcg==");
            await shell.Send(told);
        }
    }

    static async Task ProviderFaults(Shell shell, FakeBinancePay binance)
    {
        var faults = new BinancePayFault[]
        {
            new BinancePayFault.TruncatedJson(), new BinancePayFault.Status(403, Sentinels.Answered),
            new BinancePayFault.DropReplyAfterActing(), new BinancePayFault.HtmlBody(), new BinancePayFault.Code("400606"),
        };
        for (var at = 0; at < faults.Length; at++)
        {
            var session = await Open(shell, Sentinels.RequestOf(10 + at));
            binance.Faults.Next(BinancePayRoute.CreateOrder, faults[at]);
            binance.Faults.Next(BinancePayRoute.QueryOrder, faults[at]);
            await shell.Ask(HttpMethod.Post, $"{session}/cancel");
            await shell.Ask(HttpMethod.Post, session);
            session = await Open(shell, Sentinels.RequestOf(30 + at));
            await shell.Ask(HttpMethod.Post, session);
        }
    }

    static async Task Exceptions(Shell shell)
    {
        var session = await Open(shell, Sentinels.RequestOf(50), key: Sentinels.ApiKey);
        shell.Sandbox.OnOpen = _ => throw new InvalidOperationException(Sentinels.Thrown);
        await shell.Ask(HttpMethod.Post, session, key: Sentinels.ApiKey);
    }

    static async Task StoreFaults(Shell shell, string session)
    {
        foreach (var fault in new StoreFault[] { new StoreFault.Busy(), new StoreFault.Full(), new StoreFault.Unreadable() })
        {
            shell.Store.Fault = fault;
            await shell.Ask(HttpMethod.Post, "/payment-sessions", Sentinels.RequestOf(60));
            await shell.Ask(HttpMethod.Get, session);
        }

        shell.Store.Fault = null;
        shell.Store.Broken = new InvalidOperationException(Sentinels.Thrown, new IOException(Sentinels.Thrown));
        await shell.Ask(HttpMethod.Post, "/payment-sessions", Sentinels.RequestOf(61));
        await shell.Ask(HttpMethod.Get, session);
        shell.Store.Broken = null;
    }
}
