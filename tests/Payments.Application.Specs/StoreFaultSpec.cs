using Payments.Application.Ports;
using Payments.Application.Specs.World;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs;

/// <summary>A store that does not answer is an answer too, and nothing that was stored is lost by it.</summary>
public class StoreFaultSpec
{
    static readonly NotHandled Busy = new NotHandled.StoreFailed(new StoreFault.Busy());
    static readonly NotHandled Unreachable = new NotHandled.StoreFailed(new StoreFault.Unreachable());

    [Fact]
    public async Task What_cannot_be_read_is_neither_captured_cancelled_read_nor_asked_about()
    {
        var town = new Town();
        var key = await town.Open();
        town.Store.WhileReading = new StoreFault.Busy();
        Assert.Equal(Busy, (await town.Capture(key)).Left());
        Assert.Equal(Busy, (await town.Cancel(key)).Left());
        Assert.Equal(Busy, (await town.A.Sessions.Read(key, CancellationToken.None)).Left());
        Assert.Equal(Busy, (await town.A.Sessions.History(key, CancellationToken.None)).Left());
        Assert.Equal(Busy, (await town.A.Reconciler.Ask(key, CancellationToken.None)).Left());
        Assert.Equal(0, await town.A.Sweeper.Sweep(CancellationToken.None));
        Assert.Equal(0, await town.A.Reconciler.Reconcile(CancellationToken.None));
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_is_told_of_and_keeps_no_other_from_expiring()
    {
        var town = new Town();
        var (broken, sound) = (await town.Open(), await town.Open());
        town.Store.Unreadable = broken;
        town.Clock.Advance(Town.Lifetime);

        Assert.Equal(2, await town.A.Sweeper.Sweep(CancellationToken.None));
        Assert.Equal("SessionOpened Expired", await town.History(sound));
        Assert.Equal(
            $"Session {broken} is past its end and could not be expired: store_failed", Assert.Single(town.Alarms.Errors));
        Assert.Equal(0, await town.A.Sweeper.Sweep(CancellationToken.None));

        town.Store.Unreadable = None;
        town.Clock.Advance(new ShellSettings { Node = "" }.LongestWait);
        await town.A.Sweeper.Sweep(CancellationToken.None);
        Assert.Equal("SessionOpened Expired", await town.History(broken));
    }

    [Fact]
    public async Task A_store_that_stops_answering_is_told_of_once_for_each_work_that_stands_still()
    {
        var town = new Town();
        (town.Store.WhileReading, town.Store.InOutbox) = (new StoreFault.Full(), new StoreFault.Full());
        for (var round = 0; round < 3; round++)
        {
            await town.A.Outbox.Pump(CancellationToken.None);
            await town.A.Sweeper.Sweep(CancellationToken.None);
            await town.A.Reconciler.Reconcile(CancellationToken.None);
        }

        Assert.Equal(
            new[]
            {
                "The outbox stands still: the store is full",
                "The sweep stands still: the store is full",
                "Asking about orders stands still: the store is full",
            },
            town.Alarms.Errors);
    }

    [Fact]
    public async Task An_opening_that_cannot_be_stored_is_answered()
    {
        var town = new Town();
        town.Store.NextAppends(StoreTrouble.Busy);
        Assert.Equal(Busy, (await town.A.Sessions.Open(Given.Shop, Given.Request(), CancellationToken.None)).Left());
    }

    [Fact]
    public async Task A_capture_that_cannot_be_stored_calls_nobody()
    {
        var town = new Town();
        var key = await town.Open();
        town.Store.NextAppends(StoreTrouble.Busy);
        Assert.Equal(Busy, (await town.Capture(key)).Left());
        Assert.Equal("", town.Provider.Calls);
        Assert.Equal("SessionOpened", await town.History(key));
    }

    [Fact]
    public async Task A_capture_that_was_stored_unknown_to_us_is_finished_by_any_node_after_the_lease()
    {
        var town = new Town();
        var key = await town.Open();
        town.Store.NextAppends(StoreTrouble.UnreachableAfterStoring);
        Assert.Equal(Unreachable, (await town.Capture(key)).Left());
        Assert.Equal("", town.Provider.Calls);
        Assert.Equal(new NotHandled.StillPreparing(Duration.FromSeconds(2)), (await town.Capture(key)).Left());

        town.Clock.Advance(Town.Lease);
        await town.B.Work();
        Assert.Equal("open 1", town.Provider.Calls);
        Assert.True((await town.See(key)).View.Links.IsSome);
    }

    [Theory]
    [InlineData(StoreTrouble.Busy)]
    [InlineData(StoreTrouble.Unreachable)]
    public async Task Links_that_cannot_be_stored_cost_an_attempt_but_no_second_open_order(StoreTrouble trouble)
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.BeforeAnswering = Once.Only(() =>
        {
            town.Store.NextAppends(trouble);
            return Task.CompletedTask;
        });
        await town.Capture(key);
        town.Clock.Advance(Town.Lease);
        await town.A.Work();
        Assert.Equal("open 1, open 1, query 1, close 1, query 1, open 2", town.Provider.Calls);
        Assert.True((await town.See(key)).View.Links.IsSome);
    }

    [Fact]
    public async Task Links_that_were_stored_unknown_to_us_cost_nothing()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.BeforeAnswering = Once.Only(() =>
        {
            town.Store.NextAppends(StoreTrouble.UnreachableAfterStoring);
            return Task.CompletedTask;
        });
        await town.Capture(key);
        town.Clock.Advance(Town.Lease);
        Assert.Equal(0, await town.A.Work());
        Assert.True((await town.See(key)).View.Links.IsSome);
        Assert.True(await town.IsAllDone());
    }

    [Fact]
    public async Task An_outbox_that_does_not_answer_offers_its_effects_later()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Store.InOutbox = new StoreFault.Unreachable();
        town.Provider.Next(CloseFault.LostOnTheWay);
        await town.Cancel(key);
        Assert.Equal(0, await town.A.Work());

        town.Store.Heal();
        Assert.Equal(0, await town.A.Work());
        town.Clock.Advance(Town.Lease);
        await town.A.Work();
        Assert.Equal(PaymentStatus.Cancelled, (await town.See(key)).View.Status);
    }
}
