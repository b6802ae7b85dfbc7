using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Host.Sandbox;

using static Payments.Host.Specs.Sandbox.SandboxWorld;

namespace Payments.Host.Specs.Sandbox;

/// <summary>What holds for every order.</summary>
public sealed partial class SandboxProperties : IDisposable
{
    static readonly Duration Life = Microsecond * 10;

    readonly SandboxWorld world = new();

    public void Dispose() => world.Dispose();

    // One world serves all cases of a property: the numbers are new each time.
    [SeededProperty]
    public Property The_links_of_any_order_belong_together() =>
        Prop.ForAll(
            Any.Amounts.Zip(Any.Instants).Zip(Gen.Choose(1, 99)).ToArbitrary(),
            given =>
            {
                var ((amount, now), attempt) = given;
                world.Clock.Reset(now);
                var number = new OrderNumber(Any.NewPayment(), new Attempt(attempt));
                var opened = world.Provider
                    .Open(
                        number,
                        Any.TermsOf(number.Payment, amount),
                        now + Life,
                        Instant.MaxValue,
                        CancellationToken.None);
                var checkout = Assert.IsType<OpenAnswer.Opened>(opened.GetAwaiter().GetResult()).Checkout;
                Assert.Equal(amount, checkout.Quote);
                AreCoherent(checkout.Links, now);
            });

    [Fact]
    public async Task No_two_orders_share_a_link()
    {
        var links = new List<string>();
        for (var at = 0; at < 50; at++)
        {
            var opened = Assert.IsType<OpenAnswer.Opened>(await world.Open(Any.NewNumber(), Start + Life));
            var it = opened.Checkout.Links;
            links.AddRange([it.CheckoutUrl, it.Deeplink, it.PaymentUrl, it.QrUrl]);
        }

        Assert.Equal(links.Count, links.Distinct(StringComparer.Ordinal).Count());
    }

    // Every step is compared with a model that fits on this page: an order is what the first of its endings made of it.
    [SeededProperty(PerThousand = 200)]
    public Property Every_history_of_an_order_has_one_ending() =>
        Prop.ForAll(
            Gen.Choose(0, 8).SelectMany(length => Gen.ListOf(Steps, length)).ToArbitrary(),
            steps =>
            {
                world.Clock.Reset(Start);
                var number = Any.NewNumber();
                var (model, opened) = ("NotFound", 0);
                var expiry = Instant.MaxValue;
                foreach (var step in steps)
                {
                    var looks = step is "open" or "pay" or "close" or "query";
                    if (looks && model == "Payable" && world.Now >= expiry)
                        model = "Expired";
                    switch (step)
                    {
                        case "open":
                            var answer = Run(world.Open(number, world.Now + Life));
                            Assert.Equal(model == "NotFound", answer is OpenAnswer.Opened);
                            opened += answer is OpenAnswer.Opened ? 1 : 0;
                            (model, expiry) = model == "NotFound" ? ("Payable", world.Now + Life) : (model, expiry);
                            break;
                        case "pay":
                            Assert.Equal(model == "Payable", Run(world.Pay(number)) is PayAnswer.Paid);
                            model = model == "Payable" ? "Paid" : model;
                            break;
                        case "close":
                            Assert.Equal(model == "Payable", Run(world.Close(number)) is CloseAnswer.Accepted);
                            model = model == "Payable" ? "Canceled" : model;
                            break;
                        case "restart":
                            world.Restart();
                            break;
                        case "query":
                            break;
                        default:
                            world.Clock.Advance(Microsecond * int.Parse(step, CultureInfo.InvariantCulture));
                            break;
                    }

                    if (looks)
                        Assert.Equal(model, WordOf(Run(world.Query(number))));
                }

                return (opened <= 1)
                    .Classify(model is "Paid" or "Canceled" or "Expired", "ended")
                    .Classify(steps.Contains("restart"), "with a restart");
            });

    [Fact]
    public async Task Sixteen_requests_for_one_number_open_one_order()
    {
        using var other = world.Opened();
        for (var round = 0; round < 10; round++)
        {
            var number = Any.NewNumber();
            var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(at => Task.Run(() =>
                (at % 2 == 0 ? world.Provider : other).Open(
                    number, Any.TermsOf(number.Payment), Start + Life, Instant.MaxValue, CancellationToken.None))));
            Assert.Single(answers, it => it is OpenAnswer.Opened);
            Assert.Equal(15, answers.Count(it => it == new OpenAnswer.Refused("400201")));
        }
    }

    [Fact]
    public async Task Paying_and_closing_at_once_give_one_ending()
    {
        using var other = world.Opened();
        for (var round = 0; round < 20; round++)
        {
            var number = await world.Open(Life);
            var pays = Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Pay(number))).ToArray();
            var closes = Enumerable.Range(0, 4)
                .Select(_ => Task.Run(() => other.Close(number, Instant.MaxValue, CancellationToken.None))).ToArray();
            var paid = (await Task.WhenAll(pays)).Count(it => it is PayAnswer.Paid);
            var closed = (await Task.WhenAll(closes)).Count(it => it is CloseAnswer.Accepted);
            Assert.Equal(1, paid + closed);
            Assert.Equal(paid == 1 ? "Paid" : "Canceled", WordOf(await world.Query(number)));
        }
    }

    [Fact]
    public async Task Once_an_order_was_told_expired_nobody_has_paid_it()
    {
        using var other = world.Opened();
        for (var round = 0; round < 20; round++)
        {
            world.Clock.Reset(Start);
            var number = await world.Open(Life);
            world.Clock.Reset(Start + Life - Microsecond);
            var pay = Task.Run(() => other.Pay(number, None, CancellationToken.None));
            var told = await Task.Run(async () =>
            {
                world.Clock.Advance(Microsecond);
                return WordOf(await world.Query(number));
            });
            Assert.Equal(told == "Paid", (await pay).Lawful() is PayAnswer.Paid);
            Assert.Equal(told, WordOf(await world.Query(number)));
        }
    }

    static Gen<string> Steps =>
        Gen.Frequency(
            (3, Gen.Constant("open")),
            (2, Gen.Constant("pay")),
            (2, Gen.Constant("close")),
            (1, Gen.Constant("query")),
            (1, Gen.Constant("restart")),
            (3, Gen.Elements("9", "1", "10", "11", "-1", "-10")));

    static string WordOf(QueryAnswer answer) =>
        answer.Match(
            payable: _ => "Payable",
            paid: _ => "Paid",
            closed: it => it.How.GetType().Name,
            notFound: _ => "NotFound",
            unknown: _ => "Unknown");

    static void AreCoherent(CheckoutLinks links, Instant now)
    {
        var checkout = CheckoutPage().Match(links.CheckoutUrl);
        var app = AppLink().Match(links.Deeplink);
        var either = EitherLink().Match(links.PaymentUrl);
        var picture = Picture().Match(links.QrUrl);
        Assert.True(checkout.Success && app.Success && either.Success && picture.Success);
        Assert.Equal(checkout.Groups[1].Value, either.Groups[1].Value);
        Assert.Equal(links.Deeplink, Encoding.ASCII.GetString(Base64Url.DecodeFromChars(either.Groups[2].Value)));
        Assert.Equal(
            now.InUtc().Date.ToString("uuuuMMdd", CultureInfo.InvariantCulture), picture.Groups[1].Value);
        Assert.True(CheckoutLinks
            .Create(links.CheckoutUrl, links.Deeplink, links.PaymentUrl, links.QrUrl, KnownHosts.Binance).IsSuccess);
    }

    static T Run<T>(Task<T> task) => task.GetAwaiter().GetResult();

    // The patterns of the published capture reply (Binance Pay reference, "Four links").
    [GeneratedRegex(@"\Ahttps://pay\.binance\.com/en/checkout/([0-9a-f]{32})\z")]
    private static partial Regex CheckoutPage();

    [GeneratedRegex(@"\Abnc://app\.binance\.com/payment/secpay\?tempToken=[A-Za-z0-9]{32}\z")]
    private static partial Regex AppLink();

    [GeneratedRegex(@"\Ahttps://app\.binance\.com/payment/secpay\?linkToken=([0-9a-f]{32})&_dp=([A-Za-z0-9_-]{106})\z")]
    private static partial Regex EitherLink();

    [GeneratedRegex(
        @"\Ahttps://public\.bnbstatic\.com/static/payment/([0-9]{8})/"
        + @"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.jpg\z")]
    private static partial Regex Picture();
}
