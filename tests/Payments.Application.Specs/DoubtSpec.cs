using Payments.Application.Ports;
using Payments.Application.Specs.World;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs;

/// <summary>Requests for orders whose answer is lost, late, or a no.</summary>
public class DoubtSpec
{
    [Fact]
    public async Task An_order_whose_links_were_lost_is_closed_and_gives_way_to_a_second_one()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.ReplyLost);
        await town.Capture(key);
        await town.A.Work();
        Assert.Equal(
            "SessionOpened OrderRequested(1) CloseRequested(Replace) OrderRequested(2) CheckoutOpened",
            await town.History(key));
        Assert.Equal("open 1, query 1, close 1, query 1, open 2", town.Provider.Calls);
        Assert.Equal([OrderState.Closed, OrderState.Open], town.Provider.Orders.Select(it => it.State));
        Assert.True(await town.IsAllDone());
    }

    [Fact]
    public async Task Orders_whose_answer_can_never_be_taken_are_replaced_less_and_less_often()
    {
        var town = new Town();
        var key = await town.Open();
        for (var order = 0; order < 1_000; order++)
            town.Provider.Next(OpenFault.ReplyLost);

        await town.Capture(key);
        await town.A.Work();
        Assert.Equal(2, town.Provider.Orders.Length);
        for (var minute = 0; minute < 30; minute++)
        {
            for (var second = 0; second < 60; second++)
            {
                town.Clock.AdvanceSeconds(1);
                await town.A.Work();
            }
        }

        Assert.InRange(town.Provider.Orders.Length, 8, 20);
        Assert.True(town.Provider.Orders.Count(it => it.State == OrderState.Open) <= 1);
    }

    [Fact]
    public async Task Captures_of_what_is_refused_each_time_ask_less_and_less_often_and_are_told_so()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next([.. Enumerable.Repeat(OpenFault.TurnedDown, 1_000)]);
        var told = new List<NotHandled>();
        for (var second = 0; second < 30 * 60; second++)
        {
            told.Add((await town.Capture(key)).Left());
            await town.A.Work();
            town.Clock.AdvanceSeconds(1);
        }

        Assert.InRange(Asked(town), 8, 20);
        Assert.InRange((await town.History(key)).Split(' ').Length, 1, 2 + 2 * Asked(town));
        Assert.All(told, it => Assert.True(it is NotHandled.StillPreparing or NotHandled.OrderRefused));
        Assert.Contains(new NotHandled.StillPreparing(Duration.FromSeconds(2)), told.Skip(1_000));
    }

    [Fact]
    public async Task An_order_whose_links_were_told_ends_the_pauses()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.TurnedDown, OpenFault.TurnedDown);
        await town.Capture(key);
        await town.Capture(key);
        await town.Capture(key);
        Assert.Equal(2, Asked(town));
        town.Clock.AdvanceSeconds(2);
        await town.A.Work();
        Assert.Equal(3, Asked(town));

        town.Provider.Pay(missing: 1);
        await town.A.Reconciler.Ask(key, CancellationToken.None);
        await town.Capture(key);
        Assert.Equal(4, Asked(town));
    }

    [Fact]
    public async Task All_of_that_is_one_capture_to_the_client()
    {
        var town = new Town(it => it with { CapturePatience = Duration.FromMinutes(1) });
        var key = await town.Open();
        town.Provider.Next(OpenFault.ReplyLost);
        var seen = (await town.Capture(key)).Right();
        Assert.Equal(Given.Links(new OrderNumber(key.Payment, new Attempt(2))), seen.View.Links);
    }

    [Fact]
    public async Task A_refused_order_that_no_query_finds_is_told_to_the_client_and_asked_for_anew_by_the_next_capture()
    {
        var town = new Town(it => it with { CapturePatience = Duration.FromMinutes(1) });
        var key = await town.Open();
        town.Provider.Next(OpenFault.TurnedDown);
        Assert.Equal(new NotHandled.OrderRefused(), (await town.Capture(key)).Left());
        Assert.True((await town.Capture(key)).Right().View.Links.IsSome);
        Assert.Equal("open 1, query 1, open 2", town.Provider.Calls);
        Assert.Equal(
            "SessionOpened OrderRequested(1) OrderRefused OrderRequested(2) CheckoutOpened", await town.History(key));
    }

    [Fact]
    public async Task A_refusal_while_the_query_is_unknown_is_no_refusal()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.TurnedDown).Next(QueryFault.Unknown);
        await town.Capture(key);
        Assert.Equal("SessionOpened OrderRequested(1)", await town.History(key));
    }

    [Fact]
    public async Task A_refusal_is_not_stored_once_its_claim_is_lost()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.TurnedDown);
        town.Provider.BeforeAnswering = Once.Only(() =>
        {
            town.Clock.Advance(Town.Lease);
            return Task.CompletedTask;
        });
        await town.Capture(key);
        Assert.Equal("SessionOpened OrderRequested(1)", await town.History(key));
    }

    [Fact]
    public async Task Links_are_stored_although_the_claim_is_lost()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.BeforeAnswering = Once.Only(() =>
        {
            town.Clock.Advance(Town.Lease);
            return Task.CompletedTask;
        });
        await town.Capture(key);
        Assert.Equal("SessionOpened OrderRequested(1) CheckoutOpened", await town.History(key));
        await town.B.Work();
        Assert.Equal("SessionOpened OrderRequested(1) CheckoutOpened", await town.History(key));
        Assert.True(await town.IsAllDone());
    }

    [Fact]
    public async Task An_unknown_outcome_is_asked_about_again_under_the_same_number_but_not_before_the_request_is_void()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.LostOnTheWay);
        await town.Capture(key);
        Assert.Equal("open 1, query 1", town.Provider.Calls);

        town.Clock.Advance(ScriptedProvider.Validity - Duration.Epsilon);
        Assert.Equal(0, await town.A.Work());
        town.Clock.Advance(Duration.Epsilon);
        Assert.Equal(1, await town.A.Work());
        Assert.Equal("open 1, query 1, open 1", town.Provider.Calls);
        Assert.True((await town.See(key)).View.Links.IsSome);
    }

    [Fact]
    public async Task A_request_that_acts_late_opens_no_second_order()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.ActsLate);
        await town.Capture(key);
        town.Clock.Advance(ScriptedProvider.Validity);
        await town.A.Work();
        Assert.Equal("open 1, query 1, open 1, query 1, close 1, query 1, open 2", town.Provider.Calls);
        Assert.Equal([OrderState.Closed, OrderState.Open], town.Provider.Orders.Select(it => it.State));
    }

    [Fact]
    public async Task Every_further_wait_is_longer_but_never_longer_than_the_longest()
    {
        var town = new Town(
            it => it with { FirstWait = Duration.FromSeconds(30), LongestWait = Duration.FromMinutes(2) });
        var key = await town.Open();
        var waits = new List<double>();
        town.Provider.Next([.. Enumerable.Repeat(OpenFault.LostOnTheWay, 100)]);
        await town.Capture(key);
        for (var since = town.Now; town.Now < Given.Noon + Duration.FromMinutes(6); town.Clock.AdvanceMilliseconds(500))
        {
            if (await town.A.Work() == 0)
                continue;
            waits.Add((town.Now - since).TotalSeconds);
            since = town.Now;
        }

        Assert.Equal([22.5, 45, 90, 90, 90], waits);
    }

    [Fact]
    public async Task An_order_that_was_paid_before_we_knew_it_pays_the_session()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.ReplyLost);
        town.Provider.BeforeAnswering = Once.Only(() =>
        {
            town.Provider.Pay();
            return Task.CompletedTask;
        });
        await town.Capture(key);
        Assert.Equal("SessionOpened OrderRequested(1) Paid", await town.History(key));
    }

    [Fact]
    public async Task An_order_that_the_provider_closed_before_we_knew_it_ends_the_session()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.ReplyLost);
        town.Provider.BeforeAnswering = Once.Only(() =>
        {
            town.Provider.CloseAll();
            return Task.CompletedTask;
        });
        await town.Capture(key);
        Assert.Equal("SessionOpened OrderRequested(1) Cancelled", await town.History(key));
    }

    [Fact]
    public async Task A_paid_and_refunded_order_is_both()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.ReplyLost);
        town.Provider.BeforeAnswering = Once.Only(() =>
        {
            town.Provider.Pay();
            town.Provider.Refund();
            return Task.CompletedTask;
        });
        await town.Capture(key);
        Assert.Equal("SessionOpened OrderRequested(1) AnomalyNoted(Refunded) Paid", await town.History(key));
    }

    [Fact]
    public async Task An_adapter_that_throws_leaves_its_effect_to_the_next_node()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.BeforeActing = Once.Only(() => throw new InvalidOperationException("a bug"));
        await town.Capture(key);
        Assert.Equal($"open:1 of {key} broke off: System.InvalidOperationException", Assert.Single(town.Alarms.Errors));
        town.Clock.Advance(Town.Lease);
        await town.B.Work();
        Assert.True((await town.See(key)).View.Links.IsSome);
    }

    static int Asked(Town town) =>
        town.Provider.Calls.Split(", ").Count(it => it.StartsWith("open", StringComparison.Ordinal));
}
