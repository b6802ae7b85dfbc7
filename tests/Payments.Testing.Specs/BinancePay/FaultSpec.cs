using System.Diagnostics;
using System.Text.Json;

using Payments.Testing.BinancePay;

using static Payments.Testing.Specs.BinancePay.World;

namespace Payments.Testing.Specs.BinancePay;

/// <summary>Each fault does what it says, to a real client.</summary>
public class FaultSpec
{
    static readonly BinancePayRoute Route = BinancePayRoute.CreateOrder;

    public static TheoryData<BinancePayFault, bool> Lost => new()
    {
        { new BinancePayFault.DropBeforeActing(), false },
        { new BinancePayFault.DropReplyAfterActing(), true },
        { new BinancePayFault.ResetInBody(), true },
        { new BinancePayFault.ActLate(Duration.FromMilliseconds(1)), false },
    };

    [Theory, MemberData(nameof(Lost))]
    public async Task A_lost_reply_says_nothing_of_what_was_done(BinancePayFault fault, bool acted)
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, fault);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => world.Create(Order("order1")));
        Assert.Equal(acted ? 1 : 0, world.Fake.Orders.Count);
        Assert.Single(world.Fake.Requests);
    }

    /// <summary>A connection that was used before is where a client would be tempted to ask again by itself.</summary>
    [Fact]
    public async Task A_reply_is_lost_on_a_warm_connection_as_well()
    {
        await using var world = await Start();
        await world.Open();
        world.Fake.Faults.Next(Route, new BinancePayFault.DropReplyAfterActing());
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => world.Create(Order("another")));
        Assert.Equal(2, world.Fake.Requests.Count);
        Assert.Equal(2, world.Fake.Orders.Count);
    }

    public static TheoryData<BinancePayFault, bool, int, string, string> Spoilt => new()
    {
        { new BinancePayFault.Status(502, "bad gateway"), false, 502, "text/html", "bad gateway" },
        { new BinancePayFault.Status(429), false, 429, "text/html", "" },
        { new BinancePayFault.Status(503, "", AfterActing: true), true, 503, "text/html", "" },
        { new BinancePayFault.HtmlBody(), true, 200, "text/html", "<!DOCTYPE html>" },
        { new BinancePayFault.WrongContentType(), true, 200, "text/plain", "{\"status\":\"SUCCESS\"" },
        { new BinancePayFault.EmptyBody(), true, 200, "application/json", "" },
        { new BinancePayFault.GarbageJson(), true, 200, "application/json", "{\"\uFFFD" },
        { new BinancePayFault.TruncatedJson(), true, 200, "application/json", "{\"status\":\"SUCCESS\"" },
        { new BinancePayFault.HugeBody(1_000_000), true, 200, "application/json", "{\"status\":\"SUCCESS\"" },
    };

    [Theory, MemberData(nameof(Spoilt))]
    public async Task A_spoilt_reply_is_another_one(
        BinancePayFault fault, bool acted, int status, string contentType, string start)
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, fault);
        var reply = await world.Create(Order("order1"));
        Assert.Equal((status, contentType), (reply.Status, reply.ContentType));
        Assert.StartsWith(start, reply.Body, StringComparison.Ordinal);
        Assert.Equal(acted ? 1 : 0, world.Fake.Orders.Count);
    }

    public static TheoryData<BinancePayFault> Unreadable =>
        [new BinancePayFault.GarbageJson(), new BinancePayFault.TruncatedJson(), new BinancePayFault.EmptyBody()];

    [Theory, MemberData(nameof(Unreadable))]
    public async Task What_is_said_to_be_json_is_none(BinancePayFault fault)
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, fault);
        var reply = await world.Create(Order("order1"));
        Assert.ThrowsAny<JsonException>(() => reply.Json);
    }

    [Fact]
    public async Task A_huge_reply_is_as_large_as_it_says()
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, new BinancePayFault.HugeBody(1_000_000));
        var reply = await world.Create(Order("order1"));
        Assert.InRange(reply.Body.Length, 1_000_000, 1_100_000);
        Assert.Equal("000000", reply.Code);
    }

    [Fact]
    public async Task Half_of_a_body_arrives_before_the_connection_ends()
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, new BinancePayFault.ResetInBody());
        var call = world.Call(Route, Order("order1").ToJsonString());
        using var response = await world.Begin(call, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var half = new byte[response.Content.Headers.ContentLength!.Value / 2];
        await body.ReadExactlyAsync(half);
        await Assert.ThrowsAnyAsync<IOException>(() => body.ReadExactlyAsync(new byte[half.Length]).AsTask());
    }

    [Theory]
    [InlineData("400000", false)]
    [InlineData("400000", true)]
    [InlineData("987654", false)]
    public async Task A_code_can_be_told_whether_or_not_the_request_was_obeyed(string code, bool afterActing)
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, new BinancePayFault.Code(code, afterActing));
        Assert.Equal(code, (await world.Create(Order("order1"))).Code);
        Assert.Equal(afterActing ? 1 : 0, world.Fake.Orders.Count);
    }

    [Fact]
    public async Task A_delay_holds_the_reply_back()
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, new BinancePayFault.Delay(Duration.FromMilliseconds(60)));
        var watch = Stopwatch.StartNew();
        Assert.Equal("000000", (await world.Create(Order("order1"))).Code);
        Assert.True(watch.ElapsedMilliseconds >= 50);
    }

    [Fact]
    public async Task A_slow_reply_arrives_whole()
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, new BinancePayFault.SlowBody(Duration.FromMilliseconds(80)));
        var watch = Stopwatch.StartNew();
        Assert.Equal("000000", (await world.Create(Order("order1"))).Code);
        Assert.True(watch.ElapsedMilliseconds >= 70);
    }

    [Fact]
    public async Task A_caller_who_is_never_answered_gives_up_and_the_order_is_there()
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, new BinancePayFault.NeverReply());
        using var patience = new CancellationTokenSource();
        var call = world.Call(Route, Order("order1").ToJsonString());
        var waiting = world.Begin(call, HttpCompletionOption.ResponseContentRead, patience.Token);
        while (world.Fake.Orders.IsEmpty)
            await Task.Yield();
        Assert.False(waiting.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Single(world.Fake.Orders);
    }

    [Fact]
    public async Task A_late_request_opens_its_order_when_nobody_waits_any_more()
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, new BinancePayFault.ActLate(Duration.FromMilliseconds(900)));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => world.Create(Order("order1")));
        world.Clock.AdvanceMilliseconds(899);
        Assert.Equal("400202", (await world.Query("order1")).Code);
        world.Clock.AdvanceMilliseconds(1);
        Assert.Equal("INITIAL", await world.Status("order1"));
        Assert.Equal(Noon + Duration.FromMilliseconds(900), world.Fake.Orders[0].CreatedAt);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_request_that_is_later_than_its_window_does_nothing_if_the_window_is_enforced(
        bool enforced, int orders)
    {
        await using var world = await Start(it => it with { EnforcesWindowWhenActing = enforced });
        world.Fake.Faults.Next(Route, new BinancePayFault.ActLate(Duration.FromSeconds(1)));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => world.Create(Order("order1")));
        world.Clock.AdvanceSeconds(1);
        Assert.Equal(orders, world.Fake.Orders.Count);
    }

    [Fact]
    public async Task A_late_request_meets_the_orders_of_its_own_time()
    {
        await using var world = await Start(it => it with { EnforcesWindowWhenActing = false });
        var tradeNo = await world.Open();
        world.Fake.Faults.Next(
            BinancePayRoute.CloseOrder, new BinancePayFault.ActLate(Duration.FromMinutes(59)));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => world.Close(tradeNo));
        world.Clock.AdvanceHours(2);
        Assert.Equal("CANCELED", world.Fake.Orders[0].Status.Word);
    }

    [Fact]
    public async Task Each_route_uses_up_its_own_script_in_order()
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, new BinancePayFault.Status(500), new BinancePayFault.Status(503));
        Assert.Equal(200, (await world.Query("order1")).Status);
        Assert.Equal(500, (await world.Create(Order("order1"))).Status);
        Assert.Equal(1, world.Fake.Faults.Left(Route));
        Assert.Equal(503, (await world.Create(Order("order1"))).Status);
        Assert.Equal(200, (await world.Create(Order("order1"))).Status);
    }

    [Fact]
    public async Task A_script_can_be_taken_back()
    {
        await using var world = await Start();
        world.Fake.Faults.Next(Route, new BinancePayFault.Status(500));
        world.Fake.Faults.Clear();
        Assert.Equal(200, (await world.Create(Order("order1"))).Status);
    }

    [Fact]
    public async Task The_fake_stops_while_somebody_waits()
    {
        var world = await Start();
        world.Fake.Faults.Next(
            Route, new BinancePayFault.NeverReply(), new BinancePayFault.Delay(Duration.FromHours(1)));
        var waiting = new[] { world.Create(Order("order1")), world.Create(Order("order2")) };
        while (world.Fake.Requests.Count < waiting.Length)
            await Task.Yield();
        await world.Fake.DisposeAsync();
        foreach (var it in waiting)
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => it);
    }
}
