using System.Diagnostics;

using Payments.Application.Ports;
using Payments.Application.Specs.World;
using Payments.Application.Telemetry;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs;

/// <summary>What an operator can watch. Values stand before tags, and tags in the order of their names.</summary>
public class TelemetrySpec
{
    [Fact]
    public async Task A_session_is_counted_once_for_each_status_that_it_reaches()
    {
        using var watch = new Watch();
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Provider.Pay();
        await town.A.Reconciler.Ask(key, CancellationToken.None);
        await town.B.Reconciler.Ask(key, CancellationToken.None);
        Assert.Equal(["1 test pending", "1 test paid"], watch.Of(PaymentTelemetry.Sessions));
    }

    [Fact]
    public async Task What_is_not_stored_is_not_counted()
    {
        using var watch = new Watch();
        var town = new Town();
        var key = await town.Open();
        town.Store.NextAppends(StoreTrouble.Busy);
        await town.Cancel(key);
        Assert.Equal(["1 test pending"], watch.Of(PaymentTelemetry.Sessions));
        await town.Cancel(key);
        await town.Cancel(key);
        Assert.Equal(["1 test pending", "1 test cancelled"], watch.Of(PaymentTelemetry.Sessions));
    }

    [Fact]
    public async Task Money_that_a_person_should_know_of_is_counted_by_its_word()
    {
        using var watch = new Watch();
        var town = new Town();
        var key = await town.OpenAndCapture();
        await town.Hear(key, Heard.OfNobody(1));
        await town.Hear(key, new ProviderFact.Refunded(Attempt.First));
        Assert.Equal(["1 unknown_order test True", "1 refunded test False"], watch.Of(PaymentTelemetry.Anomalies));
    }

    [Fact]
    public async Task Every_anomaly_has_a_word()
    {
        using var watch = new Watch();
        var town = new Town();
        var key = await town.OpenAndCapture();
        await town.Cancel(key);
        await town.Hear(key, Heard.Paid(1, "t-1", 100));
        Assert.Equal(["1 after_cancel test True"], watch.Of(PaymentTelemetry.Anomalies));
    }

    [Fact]
    public async Task A_call_of_the_provider_is_timed_by_what_came_of_it()
    {
        using var watch = new Watch();
        var town = new Town();
        town.Provider.Next(OpenFault.TurnedDown);
        town.Provider.BeforeAnswering = Once.Only(() => After(town, Duration.FromMilliseconds(1500)));
        await town.OpenAndCapture();
        Assert.Equal(
            ["1.5 test open refused other", "0 test query not_found other"],
            watch.Of(PaymentTelemetry.ProviderDuration));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_measures_nothing()
    {
        using var watch = new Watch();
        var town = new Town();
        town.Provider.BeforeAnswering = Once.Only(() => After(town, -Duration.FromSeconds(5)));
        await town.OpenAndCapture();
        Assert.Equal(["0 test open opened other"], watch.Of(PaymentTelemetry.ProviderDuration));
    }

    [Fact]
    public async Task The_lag_of_an_effect_counts_from_when_it_was_queued_until_it_is_done()
    {
        using var watch = new Watch();
        var town = new Town();
        town.Provider.Next(OpenFault.LostOnTheWay).Next(QueryFault.Unknown);
        await town.OpenAndCapture();
        Assert.Equal(["1 open_order provider test put_off"], watch.Of(PaymentTelemetry.OutboxEffects));
        Assert.Empty(watch.Of(PaymentTelemetry.OutboxLag));

        town.Clock.Advance(Duration.FromSeconds(12));
        await town.A.Work();
        Assert.Equal("1 open_order provider test done", watch.Of(PaymentTelemetry.OutboxEffects)[^1]);
        Assert.Equal(["12 open_order provider test"], watch.Of(PaymentTelemetry.OutboxLag));
    }

    [Fact]
    public async Task A_notice_is_counted_by_what_became_of_it()
    {
        using var watch = new Watch();
        var town = new Town();
        var key = await town.Open();
        town.Merchant.Answer = new NotifyAnswer.NoEndpoint();
        await town.Cancel(key);
        await town.A.Work();
        town.Merchant.Answer = new NotifyAnswer.TryLater();
        await town.Memory.Unpark(Given.Shop, town.Now, CancellationToken.None);
        await town.A.Work();
        town.Merchant.Answer = new NotifyAnswer.Delivered();
        town.Clock.Advance(Duration.FromSeconds(2));
        await town.A.Work();
        Assert.Equal(
            Outcomes("merchant", "notify_merchant", "parked", "put_off", "done"),
            watch.Of(PaymentTelemetry.OutboxEffects));
        Assert.Equal(["2 notify_merchant merchant test"], watch.Of(PaymentTelemetry.OutboxLag));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_leaves_the_effect_undone()
    {
        using var watch = new Watch();
        var town = new Town();
        var key = await town.Open();
        town.Merchant.OnTold = () => town.Store.InOutbox = new StoreFault.Busy();
        await town.Cancel(key);
        await town.A.Work();
        Assert.Equal(["1 notify_merchant merchant test store_failed"], watch.Of(PaymentTelemetry.OutboxEffects));
        Assert.Empty(watch.Of(PaymentTelemetry.OutboxLag));
    }

    [Fact]
    public async Task An_effect_that_another_node_has_by_now_is_not_done_here()
    {
        using var watch = new Watch();
        var town = new Town();
        var key = await town.Open();
        town.Provider.BeforeAnswering = Once.Only(async () =>
        {
            town.Clock.Advance(Town.Lease);
            await town.B.Outbox.Pump(CancellationToken.None);
            await town.B.Idle();
        });
        await town.Capture(key);
        Assert.Contains("1 open_order provider test claim_lost", watch.Of(PaymentTelemetry.OutboxEffects));
        Assert.Equal(
            watch.Of(PaymentTelemetry.OutboxEffects).Count(it => it.EndsWith("done", StringComparison.Ordinal)),
            watch.Of(PaymentTelemetry.OutboxLag).Length);
    }

    [Fact]
    public async Task What_an_exception_breaks_off_is_counted_and_its_spans_are_errors_without_its_message()
    {
        using var watch = new Watch();
        var town = new Town();
        town.Provider.BeforeActing = () => throw new InvalidOperationException("what nobody may read");
        await town.OpenAndCapture();
        Assert.Equal(["0 test open broke_off other"], watch.Of(PaymentTelemetry.ProviderDuration));
        Assert.Equal(["1 open_order provider test broke_off"], watch.Of(PaymentTelemetry.OutboxEffects));
        var broken = watch.Spans.Where(it => it.Status == ActivityStatusCode.Error).ToArray();
        Assert.Equal(["provider open", "effect open_order"], broken.Select(it => it.DisplayName));
        Assert.All(broken, it => Assert.Null(it.StatusDescription));
        Assert.All(broken, it => Assert.Empty(it.Events));
    }

    [Fact]
    public async Task A_trace_leads_from_the_effect_to_the_provider_and_to_what_was_decided()
    {
        using var watch = new Watch();
        var town = new Town();
        var key = await town.OpenAndCapture();
        var effect = Assert.Single(watch.Spans, it => it.DisplayName == "effect open_order");
        Assert.Equal(
            ["provider open: opened", "decide learn: pending"],
            watch.Spans.Where(it => it.ParentSpanId == effect.SpanId).Select(Told));
        Assert.All(watch.Spans, it => Assert.Equal(key.Payment.ToString(), it.GetTagItem(TelemetryTags.Payment)));
    }

    [Fact]
    public async Task A_decision_tells_the_rule_that_said_no()
    {
        using var watch = new Watch();
        var town = new Town();
        var key = await town.Open();
        await town.Cancel(key);
        await town.A.Work();
        await town.Capture(key);
        Assert.Equal(
            [
                "decide open: pending", "decide cancel: cancelled", "effect notify_merchant: done",
                "decide capture: payment_already_cancelled",
            ],
            watch.Spans.Select(Told));
        Assert.Equal("failed", watch.Spans[2].GetTagItem(TelemetryTags.Notice));
    }

    static IEnumerable<string> Outcomes(string lane, string effect, params string[] outcomes) =>
        outcomes.Select(it => $"1 {effect} {lane} test {it}");

    static string Told(Activity span) => $"{span.DisplayName}: {span.GetTagItem(TelemetryTags.Outcome)}";

    static Task After(Town town, Duration wait)
    {
        town.Clock.Advance(wait);
        return Task.CompletedTask;
    }
}
