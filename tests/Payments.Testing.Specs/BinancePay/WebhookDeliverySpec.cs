using System.Net;
using System.Net.Sockets;

using Microsoft.AspNetCore.Http;

using Payments.Testing.BinancePay;

using static Payments.Testing.Specs.BinancePay.World;

namespace Payments.Testing.Specs.BinancePay;

/// <summary>"Acknowledgement": how often a webhook is told, in what order, and what its scripts do to it.</summary>
public sealed class WebhookDeliverySpec : IAsyncLifetime
{
    static readonly Duration Minute = Duration.FromMinutes(1);

    World world = null!;
    Receiver receiver = null!;

    public static TheoryData<int, string> Unacknowledged => new()
    {
        { 500, Receiver.Success },
        { 202, Receiver.Success },
        { 200, """{"returnCode":"FAIL","returnMessage":null}""" },
        { 200, """{"message":"Done","code":"SUCCESS"}""" },
        { 200, "[]" },
        { 200, "SUCCESS" },
        { 200, "" },
        { 200, new string(' ', 10_000) + Receiver.Success },
    };

    public async Task InitializeAsync()
    {
        (world, receiver) = (await Start(it => it with { WebhookRetryInterval = Minute }), await Receiver.Start());
        world.Fake.WebhookAddress = receiver.Address;
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task What_is_acknowledged_is_told_once()
    {
        await Paid(1);
        var delivery = (await world.Fake.DeliverWebhooks()).Single();
        Assert.Equal(
            ("PAY_SUCCESS", 1, 200, true),
            (delivery.BizStatus, delivery.Try, delivery.HttpStatus.IfNone(0), delivery.Acknowledged));
        Assert.Empty(await world.Fake.DeliverWebhooks());
        Assert.Equal(0, world.Fake.Webhooks.Waiting);
    }

    [Theory, MemberData(nameof(Unacknowledged))]
    public async Task What_is_not_acknowledged_is_told_again(int status, string body)
    {
        receiver.Reply = Receiver.Replying(status, body);
        await Paid(1);
        Assert.False((await world.Fake.DeliverWebhooks()).Single().Acknowledged);
        Assert.Empty(await world.Fake.DeliverWebhooks());
        receiver.Reply = Receiver.Replying(200, Receiver.Success);
        world.Clock.Advance(Minute);
        var again = (await world.Fake.DeliverWebhooks()).Single();
        Assert.Equal((2, true), (again.Try, again.Acknowledged));
        Assert.Equal(0, world.Fake.Webhooks.Waiting);
    }

    [Fact]
    public async Task After_six_more_tries_it_is_given_up()
    {
        receiver.Reply = Receiver.Replying(500, "");
        await Paid(1);
        for (var attempt = 1; attempt <= 7; attempt++, world.Clock.Advance(Minute))
            Assert.Equal(attempt, (await world.Fake.DeliverWebhooks()).Single().Try);
        Assert.Empty(await world.Fake.DeliverWebhooks());
        Assert.Equal(7, receiver.Webhooks.Count);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_has_not_acknowledged()
    {
        world.Fake.WebhookAddress = new Uri($"http://127.0.0.1:{FreePort()}/");
        await Paid(1);
        var delivery = (await world.Fake.DeliverWebhooks()).Single();
        Assert.Equal((true, false), (delivery.HttpStatus.IsNone, delivery.Acknowledged));
        Assert.Equal(1, world.Fake.Webhooks.Waiting);
    }

    [Fact]
    public async Task A_receiver_that_hangs_up_has_not_acknowledged()
    {
        receiver.Reply = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        await Paid(1);
        Assert.True((await world.Fake.DeliverWebhooks()).Single().HttpStatus.IsNone);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task A_further_try_has_a_stamp_of_its_own_or_that_of_the_first(bool repeats, int stamps)
    {
        world.Fake.Webhooks.RepeatsStamp = repeats;
        receiver.Reply = Receiver.Replying(500, "");
        await Paid(1);
        await world.Fake.DeliverWebhooks();
        world.Clock.Advance(Minute);
        await world.Fake.DeliverWebhooks();
        Assert.Equal(2, receiver.Webhooks.Count);
        Assert.Equal(stamps, receiver.Webhooks.Select(it => (it.Timestamp, it.Nonce)).Distinct().Count());
        Assert.All(receiver.Webhooks, it => Assert.True(it.IsSignedBy(world.Fake.Certificates.Single())));
    }

    [Fact]
    public async Task Webhooks_go_out_in_the_order_of_what_happened()
    {
        var numbers = await Paid(3);
        await world.Fake.DeliverWebhooks();
        Assert.Equal(numbers, receiver.Webhooks.Select(it => it.TradeNo));
    }

    [Fact]
    public async Task A_script_doubles_loses_and_holds_back()
    {
        world.Fake.Webhooks.Next(
            new WebhookFault.Duplicate(2), new WebhookFault.Drop(), new WebhookFault.HoldBack(Minute));
        var numbers = await Paid(4);
        await world.Fake.DeliverWebhooks();
        Assert.Equal([numbers[0], numbers[0], numbers[0], numbers[3]], receiver.Webhooks.Select(it => it.TradeNo));
        world.Clock.Advance(Minute - Duration.Epsilon);
        Assert.Empty(await world.Fake.DeliverWebhooks());
        world.Clock.Advance(Duration.Epsilon);
        Assert.Equal(numbers[2], (await world.Fake.DeliverWebhooks()).Single().TradeNo);
    }

    [Fact]
    public async Task A_webhook_that_falls_behind_is_overtaken_by_one()
    {
        world.Fake.Webhooks.Next(new WebhookFault.FallBehind());
        var numbers = await Paid(3);
        await world.Fake.DeliverWebhooks();
        Assert.Equal([numbers[1], numbers[0], numbers[2]], receiver.Webhooks.Select(it => it.TradeNo));
    }

    [Fact]
    public async Task A_receiver_may_ask_the_fake_while_it_is_told()
    {
        var seen = "";
        var tradeNo = (await Paid(1))[0];
        receiver.Reply = async http =>
        {
            seen = await world.Status(tradeNo);
            await http.Response.WriteAsync(Receiver.Success);
        };
        Assert.True((await world.Fake.DeliverWebhooks()).Single().Acknowledged);
        Assert.Equal("PAID", seen);
    }

    [Fact]
    public async Task Who_delivers_at_the_same_time_tells_nothing_twice()
    {
        await Paid(5);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Fake.DeliverWebhooks()));
        Assert.Equal(5, receiver.Webhooks.Count);
    }

    async Task<string[]> Paid(int count)
    {
        var numbers = new List<string>();
        for (var at = 0; at < count; at++)
        {
            numbers.Add(await world.Open());
            Assert.True(world.Fake.Pay(numbers[^1]));
        }

        return [.. numbers];
    }

    // Taken and given back: nobody listens there.
    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
