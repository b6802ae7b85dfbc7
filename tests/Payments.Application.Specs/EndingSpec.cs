using Payments.Application.Ports;
using Payments.Application.Specs.World;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs;

/// <summary>Cancelling, expiring, and finding out.</summary>
public class EndingSpec
{
    [Fact]
    public async Task Cancelling_before_any_order_is_done_at_once()
    {
        var town = new Town();
        var key = await town.Open();
        Assert.Equal(PaymentStatus.Cancelled, (await town.Cancel(key)).Right().View.Status);
        Assert.Equal("", town.Provider.Calls);
    }

    [Fact]
    public async Task Cancelling_closes_the_order_first()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        Assert.Equal("Cancelling", (await town.Cancel(key)).Right().View.Message);
        Assert.Equal("open 1, close 1, query 1", town.Provider.Calls);
        Assert.Equal(
            "SessionOpened OrderRequested(1) CheckoutOpened CloseRequested(Cancel) Cancelled", await town.History(key));
    }

    [Fact]
    public async Task Cancelling_while_the_order_is_being_opened_lets_it_open_and_then_closes_it()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.BeforeActing = Once.Only(async () =>
        {
            await town.B.Sessions.Cancel(key, Given.NoNote, CancellationToken.None);
            Assert.Equal(0, await town.B.Work());
        });
        await town.Capture(key);
        await town.A.Work();
        Assert.Equal("open 1, close 1, query 1", town.Provider.Calls);
        Assert.Equal("SessionOpened OrderRequested(1) CloseRequested(Cancel) Cancelled", await town.History(key));
        Assert.True(await town.IsAllDone());
    }

    [Fact]
    public async Task An_order_that_a_cancelled_opening_still_waits_for_is_asked_for_again_before_it_is_closed()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.ActsLate);
        await town.Capture(key);
        await town.Cancel(key);
        Assert.Equal(0, await town.A.Work());

        town.Clock.Advance(ScriptedProvider.Validity);
        await town.A.Work();
        Assert.Equal("open 1, query 1, open 1, query 1, close 1, query 1", town.Provider.Calls);
        Assert.Equal(PaymentStatus.Cancelled, (await town.See(key)).View.Status);
        Assert.Equal(OrderState.Closed, Assert.Single(town.Provider.Orders).State);
    }

    [Fact]
    public async Task A_cancelled_opening_that_is_refused_is_cancelled()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.TurnedDown);
        town.Provider.BeforeActing = Once.Only(() => town.B.Sessions.Cancel(key, Given.NoNote, CancellationToken.None));
        await town.Capture(key);
        await town.A.Work();
        Assert.Equal("SessionOpened OrderRequested(1) CloseRequested(Cancel) Cancelled", await town.History(key));
        Assert.True(await town.IsAllDone());
        Assert.Empty(town.Alarms.Errors);
    }

    [Fact]
    public async Task A_customer_who_pays_before_the_order_is_closed_has_paid()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Provider.Next(CloseFault.PaidMeanwhile);
        await town.Cancel(key);
        Assert.Equal(
            "SessionOpened OrderRequested(1) CheckoutOpened CloseRequested(Cancel) Paid", await town.History(key));
    }

    [Theory]
    [InlineData(CloseFault.OnlyAccepted)]
    [InlineData(CloseFault.LostOnTheWay)]
    [InlineData(CloseFault.TurnedDown)]
    [InlineData(CloseFault.CannotClose)]
    public async Task Closing_goes_on_until_the_provider_says_how_the_order_ended(CloseFault fault)
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Provider.Next(fault, fault);
        await town.Cancel(key);
        Assert.Equal("Cancelling", (await town.See(key)).View.Message);
        town.Clock.Advance(ScriptedProvider.Validity);
        await town.A.Work();
        Assert.Equal("Cancelling", (await town.See(key)).View.Message);
        town.Clock.Advance(ScriptedProvider.Validity);
        await town.A.Work();
        Assert.Equal(PaymentStatus.Cancelled, (await town.See(key)).View.Status);
    }

    [Fact]
    public async Task Where_nothing_can_be_closed_closing_lasts_until_the_order_ends_by_itself()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Provider.Next([.. Enumerable.Repeat(CloseFault.CannotClose, 100)]);
        await town.Cancel(key);
        town.Clock.Advance(ScriptedProvider.OrderLife);
        town.Provider.Expire();
        await town.A.Work();
        Assert.Equal(PaymentStatus.Cancelled, (await town.See(key)).View.Status);
    }

    [Fact]
    public async Task An_order_that_the_provider_has_lost_keeps_the_question_open_and_raises_an_alarm()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Provider.Next(CloseFault.TurnedDown).Next(QueryFault.NotFound);
        await town.Cancel(key);
        Assert.Equal("Cancelling", (await town.See(key)).View.Message);
        var order = new OrderNumber(key.Payment, Attempt.First);
        Assert.Equal(
            $"The provider does not know order {order}, which session {key} waits for",
            Assert.Single(town.Alarms.Errors));
        Assert.False(await town.IsAllDone());
    }

    [Fact]
    public async Task An_order_that_nobody_waits_for_and_nobody_finds_is_done_with()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Provider.Next(CloseFault.LostOnTheWay);
        await town.Cancel(key);
        await town.Hear(key, new ProviderFact.Closed(Attempt.First, new OrderClosure.Canceled()));
        town.Provider.Next(CloseFault.TurnedDown).Next(QueryFault.NotFound);
        town.Clock.Advance(ScriptedProvider.Validity);
        await town.A.Work();
        Assert.Empty(town.Alarms.Errors);
        Assert.True(await town.IsAllDone());
    }

    [Fact]
    public async Task A_payment_for_an_earlier_order_closes_the_later_one()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.ReplyLost);
        await town.Capture(key);
        await town.Hear(key, Heard.Paid(attempt: 1, "tx", 100));
        town.Clock.Advance(Town.Lease);
        await town.A.Work();
        Assert.Equal(PaymentStatus.Paid, (await town.See(key)).View.Status);
        Assert.All(town.Provider.Orders, it => Assert.Equal(OrderState.Closed, it.State));
    }

    [Fact]
    public async Task A_sweep_at_the_deadline_expires_a_session_without_an_order_and_none_before()
    {
        var town = new Town();
        var key = await town.Open();
        town.Clock.Advance(Town.Lifetime - Duration.FromMilliseconds(1));
        Assert.Equal(0, await town.A.Sweeper.Sweep(CancellationToken.None));
        town.Clock.AdvanceMilliseconds(1);
        Assert.Equal(1, await town.A.Sweeper.Sweep(CancellationToken.None));
        Assert.Equal("SessionOpened Expired", await town.History(key));
        Assert.Equal(0, await town.B.Sweeper.Sweep(CancellationToken.None));
    }

    [Fact]
    public async Task A_sweep_closes_the_order_that_awaits_payment_and_then_the_session_has_expired()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Clock.Advance(ScriptedProvider.OrderLife);
        await town.A.Sweeper.Sweep(CancellationToken.None);
        await town.A.Idle();
        Assert.Equal("open 1, close 1, query 1", town.Provider.Calls);
        Assert.Equal(
            "SessionOpened OrderRequested(1) CheckoutOpened CloseRequested(Deadline) Expired", await town.History(key));
    }

    [Fact]
    public async Task A_customer_who_pays_while_the_sweep_closes_the_order_has_paid_late()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Clock.Advance(ScriptedProvider.OrderLife);
        town.Provider.Next(CloseFault.PaidMeanwhile);
        await town.A.Sweeper.Sweep(CancellationToken.None);
        await town.A.Idle();
        Assert.Equal(
            "SessionOpened OrderRequested(1) CheckoutOpened CloseRequested(Deadline) Paid AnomalyNoted(Late)",
            await town.History(key));
    }

    [Fact]
    public async Task A_payment_whose_message_was_lost_is_found_by_asking()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Provider.Pay();
        Assert.Equal(0, await town.A.Reconciler.Reconcile(CancellationToken.None));
        town.Clock.AdvanceMinutes(1);
        Assert.Equal(1, await town.A.Reconciler.Reconcile(CancellationToken.None));
        Assert.Equal("SessionOpened OrderRequested(1) CheckoutOpened Paid", await town.History(key));
        Assert.Equal(0, await town.A.Reconciler.Reconcile(CancellationToken.None));
    }

    [Theory]
    [InlineData(QueryFault.NotFound)]
    [InlineData(QueryFault.Unknown)]
    public async Task Nothing_follows_from_an_order_that_is_not_found_or_a_question_that_is_not_answered(QueryFault fault)
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Provider.Next(fault);
        await town.A.Reconciler.Ask(key, CancellationToken.None);
        Assert.Equal("SessionOpened OrderRequested(1) CheckoutOpened", await town.History(key));
    }

    [Fact]
    public async Task An_unpaid_order_is_asked_about_again_and_by_one_node_at_a_time()
    {
        var town = new Town();
        await town.OpenAndCapture();
        town.Clock.AdvanceMinutes(1);
        town.Provider.BeforeAnswering = Once.Only(
            async () => Assert.Equal(0, await town.B.Reconciler.Reconcile(CancellationToken.None)));
        Assert.Equal(1, await town.A.Reconciler.Reconcile(CancellationToken.None));
        town.Clock.AdvanceMinutes(1);
        Assert.Equal(1, await town.A.Reconciler.Reconcile(CancellationToken.None));
        Assert.Equal("open 1, query 1, query 1", town.Provider.Calls);
    }

    [Fact]
    public async Task A_refund_is_noted_whoever_finds_it()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Provider.Pay();
        town.Provider.Refund();
        await town.A.Reconciler.Ask(key, CancellationToken.None);
        Assert.Equal(
            "SessionOpened OrderRequested(1) CheckoutOpened Paid AnomalyNoted(Refunded)", await town.History(key));
    }

    [Fact]
    public async Task Asking_about_a_session_without_an_order_asks_nobody()
    {
        var town = new Town();
        var key = await town.Open(Given.LiveShop);
        Assert.True((await town.A.Reconciler.Ask(key, CancellationToken.None)).IsRight);
        Assert.Equal("", town.Provider.Calls);
    }
}
