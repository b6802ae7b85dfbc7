using Payments.Crash.Specs.Outside;
using Payments.Host.Specs.Program;

namespace Payments.Crash.Specs;

/// <summary>How a series of kills went.</summary>
/// <param name="Killed">How often at each moment.</param>
/// <param name="Missed">Moments that did not come in time; the host was killed all the same.</param>
sealed record Killed(IReadOnlyDictionary<Moment, int> ByMoment, IReadOnlyList<Moment> Missed);

/// <summary>Starts a host, kills it, starts the next, while the world goes on.</summary>
sealed class Killing(World world, ulong seed)
{
    const int Shoppers = 6;

    // A moment that has not come by then, on whatever machine, does not come.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Longer than any request takes, so that a kill can come before, while and after it is served.
    const int LongestPause = 40;
    const int LongestLife = 600;
    const int MostPassings = 3;

    readonly Random dice = new((int)(seed % int.MaxValue));
    readonly List<Moment> missed = [];
    readonly Dictionary<Moment, int> killed = [];

    /// <summary>So many kills, each moment as often as the next, in an order of the seed's.</summary>
    public async Task<Killed> Run(int kills)
    {
        using var never = new CancellationTokenSource();
        using var closing = new CancellationTokenSource();
        var courier = Courier.Run(world, never.Token);
        var shoppers = Enumerable.Range(1, Shoppers)
            .Select(number => new Shopper(world, number, new Random(dice.Next())).Shop(closing.Token, never.Token))
            .ToArray();

        foreach (var moment in Plan(kills))
            await Kill(moment);

        await using var last = await Serve();
        await closing.CancelAsync();
        await Task.WhenAll(shoppers);
        await End(last, courier, never);
        return new Killed(killed, missed);
    }

    public IReadOnlyList<Accounting.Repeated> Repeats { get; private set; } = [];

    // Nobody disturbs the last one.
    async Task End(HostProcess last, Task courier, CancellationTokenSource never)
    {
        await Reckoning.Settle(world, Duration.FromSeconds(90));
        Repeats = await Reckoning.Repeat(world);
        await never.CancelAsync();
        await courier;
        world.Hosts.Up = [];
        Assert.Equal(0, await last.Stop());
    }

    IEnumerable<Moment> Plan(int kills)
    {
        while (kills > 0)
        {
            var round = Moment.All.ToArray();
            dice.Shuffle(round);
            foreach (var moment in round.Take(kills))
                yield return moment;
            kills -= round.Length;
        }
    }

    async Task Kill(Moment moment)
    {
        await using var host = await Serve();
        if (moment == Moment.Any)
        {
            await Task.Delay(dice.Next(LongestLife));
            await Kill(host);
        }
        else
        {
            await Ambush(host, moment);
        }

        killed[moment] = killed.GetValueOrDefault(moment) + 1;
    }

    async Task Ambush(HostProcess host, Moment moment)
    {
        var pause = moment.IsVague ? TimeSpan.FromMilliseconds(dice.Next(LongestPause)) : TimeSpan.Zero;
        var sprung = world.Trap.Set(moment, dice.Next(1, MostPassings + 1), pause, () => Kill(host));
        try
        {
            await sprung.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            missed.Add(moment);
        }

        world.Trap.Lift();
        await Kill(host);
    }

    async Task<HostProcess> Serve()
    {
        var host = await world.Serve();
        world.Hosts.Up = [host.Address];
        return host;
    }

    Task Kill(HostProcess host)
    {
        world.Hosts.Up = [];
        return host.Kill();
    }
}
