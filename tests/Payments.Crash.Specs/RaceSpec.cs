using System.Diagnostics;

using Payments.Crash.Specs.Accounting;
using Payments.Crash.Specs.Outside;

using Xunit.Abstractions;

namespace Payments.Crash.Specs;

/// <summary>Two hosts on one store, and everybody at the same session: one end, and a typed answer for each.</summary>
/// <remarks>PAYMENTS_RACES=20000 races for more sessions.</remarks>
[Collection(nameof(Outside.World))]
public sealed class RaceSpec(ITestOutputHelper output)
{
    static readonly int Races = SeededPropertyAttribute.Number("PAYMENTS_RACES", 1000);

    static readonly Duration Lifetime = Duration.FromSeconds(3);

    [Theory, MemberData(nameof(KillSpec.Stores), MemberType = typeof(KillSpec))]
    public async Task However_many_race_for_a_session_it_ends_once(string store)
    {
        var (seed, watch) = (SeededPropertyAttribute.Seed, Stopwatch.StartNew());
        await using var world = await World.Start(store, new Pace("PT3S", "PT10S"), seed);
        await using var first = await world.Serve();
        await using var second = await world.Serve();
        world.Hosts.Up = [first.Address, second.Address];
        using var closing = new CancellationTokenSource();
        var courier = Courier.Run(world, closing.Token);

        await new Racing(world, Lifetime, seed).Run(Races);
        await Reckoning.Settle(world, Duration.FromSeconds(60));
        var repeats = await Reckoning.Repeat(world);
        await closing.CancelAsync();
        await courier;
        Assert.Equal((0, 0), (await first.Stop(), await second.Stop()));

        var accounts = await Reckoning.Draw(world, repeats);
        var result = Result.Of("races", store, Races, seed, watch.Elapsed, accounts);
        output.WriteLine($"{result}; {accounts.Counts}; answers: {Answers(accounts)}");
        Assert.Empty(Audit.Of(accounts));
        Assert.All(new[] { accounts.Counts.Paid, accounts.Counts.Cancelled, accounts.Counts.Expired },
            it => Assert.True(it > Races / 50, $"{accounts.Counts}"));
        result.Keep();
    }

    static string Answers(Accounts accounts) =>
        string.Join(", ", accounts.Answers
            .CountBy(it => (it.Call.Place, it.Status, it.Code))
            .OrderBy(it => it.Key)
            .Select(it => $"{it.Key.Place} {it.Key.Status} {it.Key.Code}: {it.Value}"));
}
