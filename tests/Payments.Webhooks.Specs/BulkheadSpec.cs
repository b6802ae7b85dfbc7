using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Webhooks.Specs.World;

namespace Payments.Webhooks.Specs;

/// <summary>A slow receiver holds few places and nobody else's time.</summary>
public sealed class BulkheadSpec
{
    // As many as the outbox runs at once.
    const int Rush = 64;

    [Fact]
    public async Task A_slow_host_holds_no_more_places_than_it_may_and_the_rest_are_put_off_at_once()
    {
        await using var slow = await Receiver.Start();
        var open = new TaskCompletionSource();
        slow.Answer = _ => open.Task;
        using var office = new Office(it => it with { PlacesPerHost = 4 });
        await office.Listen(slow);

        var told = Enumerable.Range(1, Rush)
            .Select(number => office.Tell(Told.Paid(number), new Notice.Succeeded()))
            .ToArray();
        var putOff = await Task.WhenAll(await EndedFirst(told, Rush - 4));
        Assert.All(putOff, it => Assert.IsType<NotifyAnswer.TryLater>(it));

        open.SetResult();
        var answers = await Task.WhenAll(told);
        Assert.Equal(4, answers.Count(it => it is NotifyAnswer.Delivered));
        Assert.Equal(4, slow.All.Length);
        Assert.IsType<NotifyAnswer.Delivered>(await office.TellOfPayment());
    }

    [Fact]
    public async Task A_slow_receiver_delays_nobody_else_s()
    {
        await using var slow = await Receiver.Start();
        await using var quick = await Receiver.Start();
        var open = new TaskCompletionSource();
        slow.Answer = _ => open.Task;
        using var office = new Office();
        var other = Office.Shop with { Mode = Payments.Domain.Values.Mode.Live };
        await office.Listen(slow);
        await office.Listen(quick, other);

        var waiting = Enumerable.Range(1, Rush)
            .Select(number => office.Tell(Told.Paid(number), new Notice.Succeeded()))
            .ToArray();
        for (var number = 1; number <= Rush; number++)
            Assert.IsType<NotifyAnswer.Delivered>(await office.Tell(Told.PaidLive(number), new Notice.Succeeded()));

        Assert.Equal(Rush, quick.All.Length);
        Assert.Contains(waiting, it => !it.IsCompleted);
        open.SetResult();
        await Task.WhenAll(waiting);
    }

    static async Task<Task<NotifyAnswer>[]> EndedFirst(Task<NotifyAnswer>[] all, int count)
    {
        var ended = new List<Task<NotifyAnswer>>();
        await foreach (var one in Task.WhenEach(all))
        {
            ended.Add(one);
            if (ended.Count == count)
                break;
        }

        return ended.ToArray();
    }
}
