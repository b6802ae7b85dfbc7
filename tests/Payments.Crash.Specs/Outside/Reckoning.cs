using Payments.Application.Ports;
using Payments.Crash.Specs.Accounting;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Crash.Specs.Outside.TestedStore;

namespace Payments.Crash.Specs.Outside;

/// <summary>Waits until nothing is left to be done, and draws up the accounts.</summary>
static class Reckoning
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    // Enough to be quick, few enough to be served.
    const int AtOnce = 8;

    /// <summary>Looks until the accounts agree. Ends as well when that took too long: they tell what is wrong.</summary>
    public static async Task Settle(World world, Duration patience)
    {
        var until = SystemClock.Instance.GetCurrentInstant() + patience;
        await using var store = world.Store.Open(world.Folder);
        do
            await Task.Delay(Look);
        while (!await IsSettled(world, store) && SystemClock.Instance.GetCurrentInstant() < until);
    }

    /// <summary>Every final answer once more, from whichever host is up.</summary>
    public static async Task<IReadOnlyList<Repeated>> Repeat(World world)
    {
        var firsts = world.Api.Answers
            .Where(it => it.Call.IdempotencyKey.IsSome && !it.IsPassing)
            .DistinctBy(it => it.Call.IdempotencyKey)
            .ToArray();
        var repeats = new Repeated[firsts.Length];
        await Parallel.ForAsync(0, firsts.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (at, stop) =>
            repeats[at] = new(firsts[at], await world.Api.Insist(firsts[at].Call, Random.Shared, stop)));
        return repeats;
    }

    /// <summary>All that is known, when no host is left.</summary>
    public static async Task<Accounts> Draw(World world, IReadOnlyList<Repeated> repeats)
    {
        await using var store = world.Store.Open(world.Folder);
        return await Draw(world, store, repeats);
    }

    // Counting is cheap; all the rest is looked at when there is nothing to count any more.
    static async Task<bool> IsSettled(World world, OpenedStore store) =>
        (await Count(world, store)).Pending == 0
        && world.Binance.Webhooks.Waiting == 0
        && Audit.Of(await Draw(world, store, [])).Count == 0;

    static async Task<Accounts> Draw(World world, OpenedStore store, IReadOnlyList<Repeated> repeats)
    {
        var answers = world.Api.Answers;
        var sessions = new Dictionary<PaymentId, Option<StoredSession>>();
        foreach (var payment in answers.Where(it => it.IsDone).Select(it => it.Payment).Distinct())
            sessions.Add(payment, Answered(await store.Sessions.Load(world.KeyOf(payment), CancellationToken.None)));
        return new Accounts(
            answers,
            repeats,
            sessions,
            await Count(world, store),
            world.Binance.Orders.ToArray(),
            world.Binance.Charges.ToArray(),
            world.Merchant.Copies,
            world.Provider.PayableAtOnce);
    }

    static async Task<StatusCounts> Count(World world, OpenedStore store) =>
        Answered(await store.Lists.Count(
            world.Shop, Instant.MinValue, SystemClock.Instance.GetCurrentInstant(), CancellationToken.None));
}
