using FsCheck.Fluent;

using Payments.Domain.Sessions;
using Payments.Testing.BinancePay;

namespace Payments.BinancePay.Specs.Flow;

/// <summary>The truth after every failure: a session ends as its orders did, whatever went wrong on the way.</summary>
public sealed class FlowSpec(Market market) : IClassFixture<Market>
{
    public static TheoryData<string, string, string> EveryFaultEverywhere()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var fault in Steps.Faults)
        foreach (var route in new[] { "order", "query", "close" })
        foreach (var end in new[] { "paid", "cancelled", "expired" })
            data.Add($"{fault}", route, end);
        return data;
    }

    [Theory, MemberData(nameof(EveryFaultEverywhere))]
    public async Task A_single_fault_at_any_step_changes_no_ending(string fault, string route, string end)
    {
        var trouble = Steps.Trouble(Route(route), Steps.FaultCalled(fault));
        var (capture, work, webhooks) = (Named("capture"), Named("work"), Named("webhooks"));
        Step[] story = end switch
        {
            "paid" =>
            [
                trouble, capture, Named("30 s"), work, Named("30 s"), work, capture, work, Named("90 s"), Named("ask"),
                Named("begin"), Named("cancel"), work, Named("pay"), webhooks,
            ],
            "cancelled" => [trouble, capture, Named("30 s"), work, Named("cancel"), work],
            _ =>
            [
                trouble, capture, Named("30 s"), work, Named("1800 s"), Named("1800 s"), Named("1800 s"), Named("sweep"),
                work, Named("30 s"), work,
            ],
        };

        var ending = await Story.Of(market, story);

        Assert.Equal(("", end, 0), (ending.Broken, ending.Session.Status.ToString(), ending.FaultsLeft));
    }

    [Theory]
    [InlineData("refund")]
    [InlineData("begin to refund")]
    [InlineData("refund a part")]
    public async Task A_refund_at_the_desk_is_noted_and_changes_no_status(string refund)
    {
        var ending = await Story.Of(market, new[] { "capture", "pay", "webhooks", refund, "webhooks" }.Select(Named));

        Assert.Equal("", ending.Broken);
        Assert.IsType<PaymentSession.Paid>(ending.Session);
        Assert.Equal(refund != "begin to refund", ending.Session.Ledger.Has(new Anomaly.Refunded()));
    }

    [SeededProperty(Arbitrary = [typeof(Steps)])]
    public async Task Whatever_goes_wrong_a_session_ends_as_its_orders_did(Step[] script)
    {
        var ending = await Story.Of(market, script);
        Assert.Equal("", ending.Broken);
    }

    [Fact]
    public async Task The_scripts_reach_every_ending_and_the_interesting_ways_to_it()
    {
        var endings = new List<Ending>();
        foreach (var script in Steps.Scripts.Sample(150, 40))
            endings.Add(await Story.Of(market, script));
        double Share(Func<Ending, bool> which) => endings.Count(which) / (double)endings.Count;

        Assert.InRange(Share(it => it.Session is PaymentSession.Paid), 0.05, 1);
        Assert.InRange(Share(it => it.Session is PaymentSession.Cancelled), 0.03, 1);
        Assert.InRange(Share(it => it.Session is PaymentSession.Expired), 0.05, 1);
        Assert.InRange(Share(it => it.Orders.Count > 1), 0.03, 1);
        Assert.InRange(Share(it => !it.Session.Ledger.Anomalies.IsEmpty), 0.02, 1);
        Assert.InRange(Share(it => it.Session.Orders.All.Count > it.Orders.Count), 0.01, 1);
    }

    static Step Named(string name) => Steps.ByName(name);

    static BinancePayRoute Route(string name) =>
        BinancePayRoute.All.Find(it => it.Path.EndsWith($"/{name}", StringComparison.Ordinal))
            .IfNone(() => throw new InvalidOperationException(name));
}
