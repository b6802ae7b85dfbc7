using Payments.Application;
using Payments.Crash.Specs.Outside;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Crash.Specs.Outside.Moment;

using Request = Payments.Host.Specs.Program.Request;

namespace Payments.Crash.Specs;

/// <summary>
/// Eight racers for each session, over two hosts: two captures, two cancels, the webhook of a payment to one host and
/// its duplicate to the other, and the sweeps of both.
/// </summary>
sealed class Racing(World world, Duration lifetime, ulong seed)
{
    // As many as are under way at once: more would only wait for each other.
    const int AtOnce = 150;

    // Around the deadline, before and after it.
    const int Spread = 200;

    readonly Random dice = new((int)(seed % int.MaxValue));

    public async Task Run(int sessions)
    {
        var races = Enumerable.Range(1, sessions).Select(number => (Number: number, Seed: dice.Next())).ToArray();
        await Parallel.ForEachAsync(races, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (race, stop) =>
            await Race(race.Number, new Random(race.Seed), stop));
    }

    async Task Race(int number, Random luck, CancellationToken stop)
    {
        var open = new Call(Open, HttpMethod.Post, "/payment-sessions", Request.With($"ref-{number}"), $"open-{number}");
        var opened = await world.Api.Insist(open, luck, stop);
        if (luck.Next(4) > 0)
            await Ask(Capture, opened.Path, luck, stop);
        if (luck.Next(3) == 0)
            await UntilTheDeadline(luck, stop);

        var (capture, cancel) = (opened.Path, $"{opened.Path}/cancel");
        await Task.WhenAll(
        [
            Ask(Capture, capture, luck, stop), Ask(Capture, capture, luck, stop),
            Ask(Cancel, cancel, luck, stop), Ask(Cancel, cancel, luck, stop),
            Pay(opened.Payment, luck.Next(30), stop),
        ]);
        await world.Api.Insist(new Call("read", HttpMethod.Get, opened.Path, null, None), luck, stop);
    }

    // The sweeps of the hosts are the racers here.
    Task UntilTheDeadline(Random luck, CancellationToken stop) =>
        Task.Delay(lifetime.ToTimeSpan() + TimeSpan.FromMilliseconds(luck.Next(-Spread, Spread)), stop);

    Task Ask(string place, string path, Random luck, CancellationToken stop) =>
        world.Api.Ask(
            new Call(place, HttpMethod.Post, path, null, None), world.Hosts.Up[luck.Next(world.Hosts.Up.Count)], stop);

    async Task Pay(PaymentId payment, int after, CancellationToken stop)
    {
        await Task.Delay(after, stop);
        if (world.Binance.Pay(new OrderNumber(payment, Attempt.First).Text))
            await world.Binance.DeliverWebhooks(stop);
    }
}
