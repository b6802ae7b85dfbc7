using System.Text;
using System.Text.Json.Nodes;

using Payments.Application.Ports;
using Payments.BinancePay;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json;
using Payments.Testing;
using Payments.Testing.BinancePay;
using Payments.Webhooks;

namespace Payments.Host.Specs.Secrecy;

/// <summary>
/// What merchants, customers and providers tell us in confidence comes out nowhere but where it is asked for: in replies
/// that succeed, in requests to Binance Pay and in webhooks to the merchant.
/// </summary>
public sealed class SentinelSpec
{
    // Of closed sets, in which nothing can be hidden.
    static readonly string[] Closed = ["Amount.Currency.", "Customer.Address.Country.", "Customer.Phone.Countries"];

    static readonly BinancePaySettings Settings = Lawful("http://127.0.0.1");

    [Fact]
    public void Every_text_of_a_request_has_a_word_of_its_own()
    {
        var texts = Printing.Texts(Requested())
            .Where(it => !Closed.Any(closed => it.Path.StartsWith(closed, Ordinal)))
            .ToArray();

        Assert.Equal(15, texts.Length);
        Assert.All(texts, it => Assert.True(Sentinels.In(it.Text).Any(), $"{it.Path} has no word to be looked for"));
    }

    // The order stands at the top; in the metadata it would be the same one.
    [Fact]
    public void Every_member_of_the_contract_is_in_the_request()
    {
        var sent = JsonNode.Parse(Sentinels.RequestOf(1));
        var members = Contract.Members().Where(it => !it.StartsWith("metadata.order", Ordinal)).ToArray();
        Assert.Contains("customer.billing_address.line2", members);
        Assert.Contains("order.items.name", members);
        Assert.All(members, path => Assert.True(Contract.Has(sent, path), $"{path} is not sent"));
    }

    [Fact]
    public void Every_word_is_looked_for_in_every_form()
    {
        const string Word = "zq20description";
        var bytes = Encoding.UTF8.GetBytes($"of {Word} it");
        Assert.All(
            new[]
            {
                Word.ToUpperInvariant(), Convert.ToHexStringLower(bytes), Convert.ToBase64String(bytes),
                Convert.ToBase64String(bytes[1..]), Convert.ToBase64String(bytes[2..]),
            },
            it => Assert.Equal([Word], Sentinels.In(it)));
    }

    [Fact]
    public async Task Nothing_comes_out_of_logs_traces_metrics_and_refusals()
    {
        await using var binance = await FakeBinancePay.Start(new(SystemClock.Instance)
        {
            Credentials = new MerchantCredentials(Sentinels.ProviderKey, Sentinels.ProviderSecret),
        });
        await using var merchant = await Story.Deaf();
        await using var shell = await Shell.Start(binance, Lawful(binance.Address.ToString()));
        await Story.Listen(shell, new Uri(merchant.Urls.Single()));
        await Story.Listen(shell, new Uri("http://127.0.0.1:9"));

        await Story.Tell(shell, binance);
        var links = await Links(shell);
        await shell.Drain();

        var secrets = links.Concat(binance.Certificates.Map(it => it.Serial)).ToArray();
        Assert.Equal(1 + 4 + 1, secrets.Length);
        Assert.All(shell.Heard.Lines.Where(it => !IsFrameworksScope(it)), it => AssertKept(it, secrets));
        Assert.All(
            shell.Heard.Lines.Where(IsFrameworksScope),
            it => Assert.DoesNotContain(Sentinels.In(it, secrets), word => word != Sentinels.Path));
        Assert.All(shell.Refusals, it => AssertKept(it, secrets));
        AssertHeard(shell);
        Assert.All(await Printed(shell), it => AssertKept(it, secrets));
        Assert.DoesNotContain(shell.Heard.Measurements.Keys, it => !Watched.IsKnown(it.Instrument, it.Tag, it.Word));
        Assert.DoesNotContain(shell.Heard.Spans.Keys, it => !Watched.IsKnown(it.Span, it.Tag));
    }

    // ASP.NET Core tells loggers the path of a request, as it came. The host's own logs show no scopes.
    static bool IsFrameworksScope(string line) =>
        line.StartsWith("scope Microsoft.AspNetCore.Hosting.Diagnostics ", Ordinal);

    // A spec that hears nothing proves nothing.
    static void AssertHeard(Shell shell)
    {
        foreach (var known in new[]
        {
            "span decide capture", "span effect open_order", "span provider open", "span provider query", "span webhook try",
            "span effect notify_merchant", "measured payments.sessions", "measured payments.provider.call.duration",
            "measured payments.outbox.lag", "measured payments.webhooks.tries", "measured payments.binance_pay.webhooks",
            "log Error Payments.Http.PaymentErrors", "log Error Payments.Application.EffectDispatch",
            "log Warning Payments.BinancePay", "log Warning Payments.Webhooks",
        })
            Assert.Contains(shell.Heard.Lines, it => it.StartsWith(known, Ordinal));
        Assert.Superset(
            new System.Collections.Generic.HashSet<string> { "400", "401", "404", "409", "413", "415", "422", "500", "503" },
            shell.Refusals.Select(it => it[..3]).ToHashSet());
    }

    // The token and all four links of an order that was opened.
    static async Task<string[]> Links(Shell shell)
    {
        var stored = await Stored(shell);
        var links = stored.SelectMany(it => it.History).Select(it => it.Event).OfType<PaymentEvent.CheckoutOpened>().First()
            .Checkout.Links;
        return [new Uri(links.CheckoutUrl).Segments[^1], links.CheckoutUrl, links.Deeplink, links.PaymentUrl, links.QrUrl];
    }

    static async Task<StoredSession[]> Stored(Shell shell)
    {
        var filter = new ListFilter(toSeq(PaymentStatus.All), None, None, None);
        var page = new ListPage(None, None, 100);
        var listed = await shell.Store.Kept.List(
            Shell.Live, filter, page, SystemClock.Instance.GetCurrentInstant(), CancellationToken.None);
        return listed.IfLeft(Seq<StoredSession>()).ToArray();
    }

    static async Task<IEnumerable<string>> Printed(Shell shell)
    {
        var stored = await Stored(shell);
        Assert.NotEmpty(stored);
        var endpoints = await shell.Store.Kept.List(Shell.Live, CancellationToken.None);
        var now = SystemClock.Instance.GetCurrentInstant();
        var told = stored.Select(it => WebhookMessage.Of(it.Fold(), new Notice.Failed(), Sentinels.SigningKey, now));
        return Printing.Of(Requested())
            .Concat(Printing.Of(stored.Concat<object>(stored.Select(it => it.Fold()))))
            .Concat(stored.SelectMany(Effects).SelectMany(Printing.Of))
            .Concat(stored.SelectMany(it => Printing.Of(ClientView.Of(it.Fold(), now))))
            .Concat(stored.SelectMany(it => Printing.Of(SessionReply.Of(it.Opened.Terms, ClientView.Of(it.Fold(), now), None))))
            .Concat(Printing.Of(endpoints.IfLeft(Seq<MerchantEndpoint>())))
            .Concat(told.SelectMany(Printing.Of))
            .Concat(Printing.Of(Settings))
            .Concat(Printing.Of(new IdempotencyKey(Shell.Live.Business, Shell.Live.Mode, Sentinels.IdempotencyKey)))
            .Concat(Printing.Of(ApiKeyHash.Of(Sentinels.LiveApiKey)));
    }

    static IEnumerable<Effect> Effects(StoredSession stored)
    {
        var session = PaymentDecider.Begin(stored.Opened);
        foreach (var happened in stored.History.Map(it => it.Event))
        {
            foreach (var effect in PaymentDecider.React(session, happened))
                yield return effect;
            session = PaymentDecider.Evolve(session, happened);
        }
    }

    static PaymentRequest Requested() =>
        PaymentRequestJson.Read(Encoding.UTF8.GetBytes(Sentinels.RequestOf(1)), CustomerId.From(Guid.NewGuid()))
            .IfLeft(fault => throw new InvalidOperationException($"{fault}"));

    static BinancePaySettings Lawful(string address) =>
        Samples.Lawful(BinancePaySettings.Create(new()
        {
            ApiKey = Sentinels.ProviderKey,
            ApiSecret = Sentinels.ProviderSecret,
            BaseAddress = address,
            RepeatAfter = Duration.Zero,
        }));

    static void AssertKept(string text, string[] secrets) => Assert.True(!Sentinels.In(text, secrets).Any(), text);

    const StringComparison Ordinal = StringComparison.Ordinal;
}
