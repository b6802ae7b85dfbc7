using System.Diagnostics;

using Payments.Crash.Specs.Accounting;
using Payments.Crash.Specs.Outside;

using Xunit.Abstractions;

namespace Payments.Crash.Specs;

/// <summary>Real hosts are killed with -9 at every moment that can be seen from outside, and nothing is lost.</summary>
/// <remarks>PAYMENTS_KILLS=1000 kills more often; PAYMENTS_SEED repeats a run as far as processes can be.</remarks>
[Collection(nameof(Outside.World))]
public sealed class KillSpec(ITestOutputHelper output)
{
    static readonly int Kills = SeededPropertyAttribute.Number("PAYMENTS_KILLS", 50);

    static readonly Pace Pace = new("PT8S", "PT6S");

    public static TheoryData<string> Stores() => new(TestedStore.Names);

    [Theory, MemberData(nameof(Stores))]
    public async Task Whenever_hosts_are_killed_the_accounts_agree(string store)
    {
        var (seed, watch) = (SeededPropertyAttribute.Seed, Stopwatch.StartNew());
        await using var world = await World.Start(store, Pace, seed);
        var killing = new Killing(world, seed);

        var killed = await killing.Run(Kills);
        var accounts = await Reckoning.Draw(world, killing.Repeats);

        var result = Result.Of("kills", store, Kills, seed, watch.Elapsed, accounts);
        output.WriteLine($"{result}; missed: {string.Join(", ", killed.Missed)}");
        Assert.Empty(Audit.Of(accounts));
        if (Kills >= Moment.All.Count)
            Assert.Empty(Moment.All.Except(killed.ByMoment.Keys.Except(killed.Missed)));
        result.Keep();
    }
}
