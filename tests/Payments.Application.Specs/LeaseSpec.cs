using Payments.Application.Specs.World;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs;

/// <summary>Nodes that die or stall, and what others do about their work.</summary>
public class LeaseSpec
{
    [Fact]
    public async Task What_a_dead_node_took_another_finishes_when_the_lease_has_ended()
    {
        var town = new Town();
        var key = await town.Open();
        await town.A.TakeAndDie(key, new PaymentCommand.Capture(town.Now));

        town.Clock.Advance(Town.Lease - Duration.Epsilon);
        Assert.Equal(0, await town.B.Work());
        town.Clock.Advance(Duration.Epsilon);
        Assert.Equal(1, await town.B.Work());
        Assert.True((await town.See(key)).View.Links.IsSome);
        Assert.Equal("open 1", town.Provider.Calls);
    }

    [Fact]
    public async Task A_node_that_dies_after_the_order_was_opened_costs_an_attempt_but_no_second_open_order()
    {
        var town = new Town();
        var key = await town.Open();
        town.Provider.Next(OpenFault.NodeDies);
        await town.Capture(key);
        town.Clock.Advance(Town.Lease);
        await town.B.Work();
        Assert.Equal("open 1, open 1, query 1, close 1, query 1, open 2", town.Provider.Calls);
        Assert.Equal([OrderState.Closed, OrderState.Open], town.Provider.Orders.Select(it => it.State));
    }

    [Fact]
    public async Task An_answer_that_changes_nothing_says_all_the_same_that_its_claim_is_lost()
    {
        var town = new Town();
        var key = await town.Open();
        var taken = await town.A.TakeAndDie(key, new PaymentCommand.Capture(town.Now));
        town.Clock.Advance(Town.Lease);
        await town.B.Work();

        var refused = new PaymentCommand.Learn(town.Now, new ProviderFact.Refused(Attempt.First));
        Assert.Equal(
            new NotHandled.ClaimLost(),
            (await town.A.Loop.Handle(key, refused, taken.Claimed.Head.Claim, CancellationToken.None)).Left());
        Assert.True((await town.See(key)).View.Links.IsSome);
    }

    [Fact]
    public async Task A_node_that_wakes_up_too_late_for_its_request_to_end_within_the_lease_sends_none()
    {
        var town = new Town();
        var key = await town.Open();
        var taken = await town.A.TakeAndDie(key, new PaymentCommand.Capture(town.Now));

        town.Clock.Advance(Town.Lease - ScriptedProvider.Validity);
        await town.A.Dispatch.Start(taken.Claimed);
        Assert.Equal("", town.Provider.Calls);

        town.Clock.Advance(ScriptedProvider.Validity);
        await town.B.Work();
        Assert.True((await town.See(key)).View.Links.IsSome);
    }

    [Fact]
    public async Task A_node_that_wakes_up_just_in_time_sends_its_request()
    {
        var town = new Town();
        var key = await town.Open();
        var taken = await town.A.TakeAndDie(key, new PaymentCommand.Capture(town.Now));
        town.Clock.Advance(Town.Lease - ScriptedProvider.Validity - Duration.FromMilliseconds(1));
        await town.A.Dispatch.Start(taken.Claimed);
        Assert.Equal("open 1", town.Provider.Calls);
    }

    [Fact]
    public async Task A_node_that_wakes_up_after_another_was_refused_opens_no_order_that_nobody_knows_of()
    {
        var town = new Town();
        var key = await town.Open();
        var taken = await town.A.TakeAndDie(key, new PaymentCommand.Capture(town.Now));

        town.Clock.Advance(Town.Lease);
        town.Provider.Next(OpenFault.TurnedDown);
        await town.B.Work();
        await town.A.Dispatch.Start(taken.Claimed);
        await town.Capture(key);
        Assert.Equal(2, Assert.Single(town.Provider.Orders).Number.Attempt.Number);
    }
}
