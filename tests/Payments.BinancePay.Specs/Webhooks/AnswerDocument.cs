using System.Globalization;

using Microsoft.Extensions.DependencyInjection;

using Payments.BinancePay.Webhooks;
using Payments.Domain.Values;

namespace Payments.BinancePay.Specs.Webhooks;

/// <summary>docs/webhooks.md, and what an operator may set.</summary>
public sealed class AnswerDocument
{
    [Fact]
    public void Every_answer_is_on_the_page() =>
        Document.Is(
            "webhooks.md",
            "What Binance Pay is told",
            "Each webhook gets one of these answers. `SUCCESS` with status 200 ends the matter; after any other Binance\n"
            + "Pay tries again, up to six times. The code is the `returnMessage` of a `FAIL`, and the `payments.outcome` of the\n"
            + $"counter `{BinancePayWebhooks.CounterName}`. They stand in the order in which they are found out.",
            Document.Table(
                "code",
                ["status", "returnCode", "meaning"],
                WebhookAnswer.All.Select(it => new[]
                {
                    it.Code,
                    it.Status.ToString(CultureInfo.InvariantCulture),
                    it.IsAcknowledged ? "SUCCESS" : "FAIL",
                    it.Meaning,
                })));

    [Fact]
    public void Every_answer_is_listed_once() =>
        Assert.Equal(
            typeof(WebhookAnswer).GetFields().Where(it => it.IsStatic).Select(it => (WebhookAnswer)it.GetValue(null)!)
                .OrderBy(it => it.Code, StringComparer.Ordinal),
            WebhookAnswer.All.OrderBy(it => it.Code, StringComparer.Ordinal));

    [Fact]
    public void Settings_that_cannot_be_used_stop_the_start_and_all_are_named()
    {
        var broken = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddBinancePayWebhooks(
            new WebhookSettings
            {
                Freshness = Duration.Zero,
                RefetchEvery = Duration.FromMilliseconds(999),
                FetchPatience = Duration.FromSeconds(61),
                RotationOverlap = Duration.FromDays(30) + Duration.Epsilon,
            }));
        Assert.All(
            ["webhooks.freshness", "webhooks.refetch_every", "webhooks.fetch_patience", "webhooks.rotation_overlap"],
            it => Assert.Contains(it, broken.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_usual_settings_and_the_edges_can_be_used()
    {
        Assert.Equal(Seq<InvalidValue>(), new WebhookSettings().Faults());
        Assert.Equal(
            Seq<InvalidValue>(),
            new WebhookSettings
            {
                Freshness = Duration.FromDays(30),
                RefetchEvery = Duration.FromHours(1),
                FetchPatience = Duration.FromSeconds(1),
                RotationOverlap = Duration.Zero,
            }.Faults());
    }
}
