using Payments.Application.Specs.World;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs;

public class DispatchSpec
{
    static readonly Duration LongEnough = Duration.FromMinutes(1);

    static async Task Called(Town town)
    {
        while (town.Provider.Calls == "")
            await Task.Yield();
    }

    [Fact]
    public async Task A_drain_waits_for_what_runs()
    {
        var town = new Town();
        var key = await town.Open();
        var answer = new TaskCompletionSource();
        town.Provider.BeforeAnswering = () => answer.Task;
        await town.A.Sessions.Capture(key, CancellationToken.None);

        var drained = town.A.Dispatch.Drain(LongEnough);
        Assert.False(drained.IsCompleted);
        answer.SetResult();
        await drained;
        Assert.True((await town.See(key)).View.Links.IsSome);
    }

    [Fact]
    public async Task While_draining_nothing_new_starts()
    {
        var town = new Town();
        var (running, waiting) = (await town.Open(), await town.Open());
        var answer = new TaskCompletionSource();
        town.Provider.BeforeAnswering = () => answer.Task;
        await town.A.Sessions.Capture(running, CancellationToken.None);

        var drained = town.A.Dispatch.Drain(LongEnough);
        Assert.Equal(0, await town.A.Outbox.Pump(CancellationToken.None));
        await town.A.Sessions.Capture(waiting, CancellationToken.None);
        answer.SetResult();
        await drained;
        Assert.Equal("open 1", town.Provider.Calls);

        town.Clock.Advance(Town.Lease);
        await town.B.Work();
        Assert.True((await town.See(waiting)).View.Links.IsSome);
    }

    [Fact]
    public async Task A_drain_breaks_off_what_does_not_end_in_time_and_the_outbox_keeps_it()
    {
        var town = new Town();
        var key = await town.Open();
        var never = new TaskCompletionSource();
        town.Provider.BeforeAnswering = Once.Only(() => never.Task);
        await town.A.Sessions.Capture(key, CancellationToken.None);
        await Called(town);
        await town.A.Dispatch.Drain(Duration.FromMilliseconds(1));

        town.Clock.Advance(Town.Lease);
        await town.B.Work();
        Assert.True((await town.See(key)).View.Links.IsSome);
    }

    [Fact]
    public async Task A_rush_of_captures_leaves_the_outbox_its_places()
    {
        var town = new Town();
        var never = new TaskCompletionSource();
        await town.B.TakeAndDie(await town.Open(), new PaymentCommand.Capture(town.Now));
        town.Clock.Advance(Town.Lease);
        town.Provider.BeforeActing = () => never.Task;
        for (var rush = 0; rush <= OutboxPump.Places; rush++)
            await town.A.Sessions.Capture(await town.Open(), CancellationToken.None);

        Assert.True(town.A.Dispatch.Running > OutboxPump.Places);
        Assert.Equal(1, await town.A.Outbox.Pump(CancellationToken.None));
    }

    [Fact]
    public async Task The_outbox_takes_no_more_of_a_lane_than_it_has_places_for()
    {
        var town = new Town();
        var never = new TaskCompletionSource();
        for (var left = 0; left <= OutboxPump.Places; left++)
            await town.B.TakeAndDie(await town.Open(), new PaymentCommand.Capture(town.Now));
        town.Clock.Advance(Town.Lease);
        town.Provider.BeforeActing = () => never.Task;

        Assert.Equal(OutboxPump.Places, await town.A.Outbox.Pump(CancellationToken.None));
        Assert.Equal(0, await town.A.Outbox.Pump(CancellationToken.None));
    }

    [Fact]
    public async Task A_slow_order_keeps_no_other_session_waiting()
    {
        var town = new Town();
        var (slow, quick) = (await town.Open(), await town.Open());
        var never = new TaskCompletionSource();
        town.Provider.BeforeActing = Once.Only(() => never.Task);
        await town.A.Sessions.Capture(slow, CancellationToken.None);
        await Called(town);
        await town.A.Dispatch.Start((await town.B.TakeAndDie(quick, new PaymentCommand.Capture(town.Now))).Claimed);
        Assert.True((await town.See(quick)).View.Links.IsSome);
    }
}
