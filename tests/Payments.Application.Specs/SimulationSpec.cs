using System.Globalization;

using FsCheck.Fluent;
using FsCheck.Xunit;

using Payments.Application.Specs.Simulation;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs;

public class SimulationSpec
{
    [SeededProperty(Arbitrary = [typeof(Steps)])]
    public async Task Whatever_goes_wrong_a_session_ends_as_its_orders_did(Step[] script)
    {
        var ending = await Story.Of(script);
        Assert.Equal("", string.Join("; ", ending.Broken));
    }

    [Fact]
    public async Task A_script_always_goes_the_same_way()
    {
        foreach (var script in Steps.Scripts.Sample(50, 60))
        {
            var (first, second) = (await Story.Of(script), await Story.Of(script));
            Assert.Equal(first.Session, second.Session);
        }
    }

    [Fact]
    public async Task The_scripts_reach_every_ending_and_the_interesting_ways_to_it()
    {
        var endings = await Task.WhenAll(Steps.Scripts.Sample(500, 60).Select(Story.Of));
        double Share(Func<Ending, bool> which) => endings.Count(which) / (double)endings.Length;

        Assert.InRange(Share(it => it.Session is PaymentSession.Paid), 0.05, 1);
        Assert.InRange(Share(it => it.Session is PaymentSession.Cancelled), 0.1, 1);
        Assert.InRange(Share(it => it.Session is PaymentSession.Expired), 0.3, 1);
        Assert.InRange(Share(HasTwoOrders), 0.05, 1);
        Assert.InRange(Share(HasSurplus), 0.1, 1);
        Assert.InRange(Share(WasRefusedAnOrder), 0.04, 1);
    }

    static bool HasTwoOrders(Ending ending) => ending.Orders.Length > 1;

    static bool HasSurplus(Ending ending) => !ending.Session.Ledger.Surplus.IsEmpty;

    static bool WasRefusedAnOrder(Ending ending) => ending.Session.Orders.All.Count > ending.Orders.Length;
}
