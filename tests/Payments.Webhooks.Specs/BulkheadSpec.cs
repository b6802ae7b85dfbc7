using System.Net;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;
using Payments.Webhooks.Specs.World;

namespace Payments.Webhooks.Specs;

/// <summary>A slow receiver holds few places and nobody else's time.</summary>
public sealed class BulkheadSpec : IAsyncLifetime
{
    const int Rush = OutboxPump.Places;

    readonly TaskCompletionSource open = new();

    Receiver slow = null!;

    public async Task InitializeAsync()
    {
        slow = await Receiver.Start();
        slow.Answer = _ => open.Task;
    }

    public async Task DisposeAsync()
    {
        open.TrySetResult();
        await slow.DisposeAsync();
    }

    [Fact]
    public void A_host_has_four_places_of_a_business_and_sixteen_of_all_and_a_try_has_ten_seconds() =>
        Assert.Equal(
            (4, 16, Duration.FromSeconds(10)),
            (Usual.PlacesPerHost, Usual.PlacesPerSharedHost, Usual.TryTimeout));

    [Fact]
    public async Task A_slow_host_holds_no_more_places_than_it_may_and_the_rest_are_told_when_to_come_again()
    {
        using var office = new Office();
        await office.Listen(slow);

        var told = TellMany(office, Rush);
        var busy = await EndedFirst(told, Rush - 4);
        open.SetResult();
        var answers = await Task.WhenAll(told);
        Assert.Equal(4, answers.Count(it => it is NotifyAnswer.Delivered));
        Assert.Equal(4, slow.All.Length);
        Assert.DoesNotContain(office.Log.Lines, it => it.StartsWith("Warning", StringComparison.Ordinal));

        // Twenty a second, and none before the next.
        Assert.Equal(
            Enumerable.Range(1, Rush - 4).Select(it => Math.Max(1000, it * 50)),
            busy.Cast<NotifyAnswer.Busy>().Select(it => (int)it.Wait.TotalMilliseconds).Order());
        Assert.IsType<NotifyAnswer.Delivered>(await office.TellOfPayment());
    }

    [Fact]
    public async Task A_business_that_is_slow_at_a_host_holds_no_place_of_another_there()
    {
        slow.Answer = http => http.Request.Path == "/hooks/1" ? open.Task : Task.CompletedTask;
        using var office = new Office();
        await office.Listen(slow);
        await office.Listen(slow, Live);

        var waiting = TellMany(office, Rush);
        await EndedFirst(waiting, Rush - 4);
        for (var number = 1; number <= Rush; number++)
            Assert.IsType<NotifyAnswer.Delivered>(await office.Tell(Told.PaidLive(number), new Notice.Succeeded()));
        Assert.Equal(4, waiting.Count(it => !it.IsCompleted));
    }

    [Fact]
    public async Task Businesses_that_are_slow_at_one_host_hold_sixteen_places_together_at_most()
    {
        using var office = new Office();
        for (var business = 1; business <= 5; business++)
            await office.Listen(slow, Holder(business));

        var told = Enumerable.Range(1, 5).SelectMany(business => TellMany(office, 4, business)).ToArray();
        Assert.All(await EndedFirst(told, 4), it => Assert.IsType<NotifyAnswer.Busy>(it));
        Assert.Equal(16, told.Count(it => !it.IsCompleted));
    }

    [Theory]
    [InlineData("shop.example.")]
    [InlineData("SHOP.example")]
    [InlineData("shop.example:81")]
    public async Task A_host_by_another_spelling_or_port_has_no_places_of_its_own(string spelling)
    {
        using var office = new Office(it => it with { Resolve = Loopback, Dial = Always(slow) });
        await office.Listen(new Uri("http://shop.example/1"));
        await office.Listen(new Uri($"http://{spelling}/2"));

        var told = TellMany(office, 4);
        while (slow.All.Length < 4)
            await Task.Yield();
        open.SetResult();
        Assert.All(await Task.WhenAll(told), it => Assert.True(it is NotifyAnswer.Busy or NotifyAnswer.Delivered));
        Assert.Equal(4, slow.All.Length);
    }

    [Fact]
    public async Task Who_was_slow_has_one_place_until_it_is_quick_again()
    {
        using var office = new Office();
        await office.Listen(slow);
        slow.Answer = _ => Now(() => office.Clock.Advance(Usual.TryTimeout / 2));
        await office.TellOfPayment();

        slow.Answer = _ => open.Task;
        var told = TellMany(office, 4);
        Assert.All(await EndedFirst(told, 3), it => Assert.IsType<NotifyAnswer.Busy>(it));
        open.SetResult();
        await Task.WhenAll(told);

        Assert.All(await Task.WhenAll(TellMany(office, 4)), it => Assert.IsType<NotifyAnswer.Delivered>(it));
    }

    [Fact]
    public async Task Who_lets_a_try_run_out_of_time_was_slow()
    {
        using var office = new Office(it => it with { TryTimeout = Duration.FromMilliseconds(300) });
        await office.Listen(slow);
        Assert.IsType<NotifyAnswer.TryLater>(await office.TellOfPayment());
        Assert.Equal(1, (await Task.WhenAll(TellMany(office, 4))).Count(it => it is not NotifyAnswer.Busy));
    }

    // More than half as many as there are places, and each could fill four of them.
    [Fact]
    public async Task Slow_hosts_together_leave_half_of_the_outbox_s_places_to_others()
    {
        await using var quick = await Receiver.Start();
        using var office = new Office(it => it with { Resolve = Loopback });
        using var postman = new Postman(office.Endpoints, office.Endpoints, office);
        const int hosts = Rush / 2 + 8;
        for (var host = 1; host <= hosts; host++)
        {
            await office.Listen(new Uri($"http://slow-{host}.example:{slow.Address.Port}/"), Holder(host));
            await Postman.Queue(office.Endpoints, Cancelled(host, host));
        }

        var first = new TaskCompletionSource();
        slow.Answer = _ => first.Task;
        await postman.Until(() => slow.All.Length == hosts);
        office.Clock.Advance(Usual.TryTimeout / 2);
        first.SetResult();
        await postman.Once();

        slow.Answer = _ => open.Task;
        for (var number = hosts + 1; number <= 4 * hosts; number++)
            await Postman.Queue(office.Endpoints, Cancelled(number, 1 + number % hosts));
        await office.Listen(quick, Holder(hosts + 1));
        await Postman.Queue(
            office.Endpoints, Cancelled(4 * hosts + 1, hosts + 1) with { OpenedAt = office.Clock.GetCurrentInstant() });
        await postman.Until(() => quick.All.Length == 1);
        Assert.Single(quick.All);
        Assert.Equal(hosts + Rush / 2, slow.All.Length);
    }

    static MerchantWebhookSettings Usual { get; } = new();

    static KeyHolder Live => Office.Shop with { Mode = Mode.Live };

    static KeyHolder Holder(int business) => new(Samples.Business(business), Mode.Test);

    static SampleSession Cancelled(int number, int business) =>
        new(number) { Business = Samples.Business(business) };

    static Task<NotifyAnswer>[] TellMany(Office office, int count, int business = 1) =>
        Enumerable.Range(1, count)
            .Select(number => office.Tell(Told.Paid(number, Samples.Business(business)), new Notice.Succeeded()))
            .ToArray();

    static Task<IPAddress[]> Loopback(string host, CancellationToken cancellation) =>
        Task.FromResult(new[] { IPAddress.Loopback });

    static DialAddress Always(Receiver receiver) =>
        (address, cancellation) => Usual.Dial(new IPEndPoint(address.Address, receiver.Address.Port), cancellation);

    static Task Now(Action happening)
    {
        happening();
        return Task.CompletedTask;
    }

    static async Task<NotifyAnswer[]> EndedFirst(Task<NotifyAnswer>[] all, int count)
    {
        var ended = new List<NotifyAnswer>();
        await foreach (var one in Task.WhenEach(all))
        {
            ended.Add(await one);
            if (ended.Count == count)
                break;
        }

        return ended.ToArray();
    }
}
