using NodaTime.Testing;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Host.Sandbox;

using static Payments.Host.Specs.Sandbox.SandboxWorld;

namespace Payments.Host.Specs.Sandbox;

/// <summary>The sandbox as its callers see it.</summary>
public sealed class SandboxProviderSpec : IDisposable
{
    static readonly Duration Hour = Duration.FromHours(1);

    readonly SandboxWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task An_order_asks_for_what_the_session_asks_for_until_the_deadline()
    {
        var opened = Assert.IsType<OpenAnswer.Opened>(await world.Open(Any.NewNumber(), Start + Hour));
        Assert.Equal((Any.OneHundredNaira, Start + Hour), (opened.Checkout.Quote, opened.Checkout.ExpiresAt));
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1_000_000, 0)]
    public async Task No_order_lives_longer_than_the_longest_life(int microseconds, int expected)
    {
        var longest = Start + world.Provider.LongestOrderLife;
        var opened = await world.Open(Any.NewNumber(), longest + Microsecond * microseconds);
        Assert.Equal(
            longest + Microsecond * expected, Assert.IsType<OpenAnswer.Opened>(opened).Checkout.ExpiresAt);
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(0)]
    [InlineData(9)]
    public async Task A_deadline_that_is_not_in_the_future_is_refused(int ticks)
    {
        var number = Any.NewNumber();
        Assert.Equal(new OpenAnswer.Refused("400102"), await world.Open(number, Start + Duration.FromTicks(ticks)));
        Assert.IsType<QueryAnswer.NotFound>(await world.Query(number));
    }

    [Fact]
    public async Task The_shortest_order_lives_one_microsecond()
    {
        var number = await world.Open(Microsecond);
        Assert.IsType<QueryAnswer.Payable>(await world.Query(number));
        world.Clock.Advance(Microsecond);
        Assert.IsType<QueryAnswer.Closed>(await world.Query(number));
    }

    [Fact]
    public async Task Times_are_whole_microseconds_never_later_than_what_was_asked()
    {
        world.Clock.Reset(Start + Duration.FromNanoseconds(1_999));
        var opened = await world.Open(Any.NewNumber(), Start + Duration.FromNanoseconds(7_999));
        Assert.Equal(Start + Microsecond * 7, Assert.IsType<OpenAnswer.Opened>(opened).Checkout.ExpiresAt);
    }

    [Fact]
    public async Task A_live_session_is_refused()
    {
        var number = Any.NewNumber();
        var terms = Any.TermsOf(number.Payment, mode: Mode.Live);
        Assert.Equal(
            new OpenAnswer.Refused("400606"),
            await world.Provider.Open(number, terms, Start + Hour, Instant.MaxValue, CancellationToken.None));
        Assert.IsType<QueryAnswer.NotFound>(await world.Query(number));
    }

    [Theory]
    [InlineData("payable")]
    [InlineData("paid")]
    [InlineData("canceled")]
    [InlineData("expired")]
    public async Task A_number_is_used_once_whatever_became_of_its_order(string became)
    {
        var number = await Become(became);
        var before = await world.OrderOf(number.Payment);
        Assert.Equal(new OpenAnswer.Refused("400201"), await world.Open(number, world.Now + Hour + Hour));
        Assert.Equal(before, await world.OrderOf(number.Payment));
    }

    [Fact]
    public async Task Paying_pays_the_quote_unless_another_amount_is_given()
    {
        var number = await world.Open(Hour);
        world.Clock.Advance(Microsecond);
        Assert.IsType<PayAnswer.Paid>(await world.Pay(number));
        world.Clock.Advance(Hour);
        var paid = Assert.IsType<QueryAnswer.Paid>(await world.Query(number));
        Assert.Equal(
            (Any.OneHundredNaira, Any.OneHundredNaira, new PaidAt(Start + Microsecond), false),
            (paid.Amount, paid.OrderTotal, paid.PaidAt, paid.Refunded));
    }

    [Theory]
    [InlineData(0, "NGN")]
    [InlineData(9_999, "NGN")]
    [InlineData(10_001, "NGN")]
    [InlineData(10_000, "USDT")]
    [InlineData(Money.MaxMinorUnits, "JPY")]
    public async Task A_customer_may_pay_any_amount_in_any_currency_and_that_ends_the_order(long units, string code)
    {
        var amount = Money.Create(units, Currency.Create(code).Lawful()).Lawful();
        var number = await world.Open(Hour);
        await world.Pay(number, amount);
        var paid = Assert.IsType<QueryAnswer.Paid>(await world.Query(number));
        Assert.Equal((amount, Any.OneHundredNaira), (paid.Amount, paid.OrderTotal));
        Assert.IsType<PayAnswer.NotPayable>(await world.Pay(number));
    }

    [Fact]
    public async Task Each_payment_has_a_name_of_its_own_that_stays()
    {
        var (one, other) = (await world.Open(Hour), await world.Open(Hour));
        await world.Pay(one);
        await world.Pay(other);
        var first = Assert.IsType<QueryAnswer.Paid>(await world.Query(one));
        Assert.NotEqual(first.Transaction, Assert.IsType<QueryAnswer.Paid>(await world.Query(other)).Transaction);
        Assert.Equal(first, await world.Query(one));
    }

    [Fact]
    public async Task A_refunded_order_stays_paid_and_says_so()
    {
        var number = await world.Open(Hour);
        await world.Pay(number);
        var paid = Assert.IsType<QueryAnswer.Paid>(await world.Query(number));
        Assert.IsType<RefundAnswer.Refunded>(await world.Refund(number));
        Assert.IsType<RefundAnswer.Refunded>(await world.Refund(number));
        world.Restart();
        Assert.Equal(paid with { Refunded = true }, await world.Query(number));
    }

    [Theory]
    [InlineData("payable", "NotPaid")]
    [InlineData("canceled", "NotPaid")]
    [InlineData("expired", "NotPaid")]
    [InlineData("unknown", "NotFound")]
    public async Task What_was_not_paid_cannot_be_refunded(string became, string answer)
    {
        var number = await Become(became);
        var before = await world.Query(number);
        Assert.Equal(answer, (await world.Refund(number)).GetType().Name);
        Assert.Equal(before, await world.Query(number));
    }

    [Theory]
    [InlineData("payable", "Accepted")]
    [InlineData("paid", "400204")]
    [InlineData("canceled", "400204")]
    [InlineData("expired", "400204")]
    [InlineData("unknown", "400202")]
    public async Task Only_an_order_that_can_be_paid_can_be_closed(string became, string answer)
    {
        var number = await Become(became);
        var before = await world.Query(number);
        var closed = await world.Close(number);
        Assert.Equal(answer, closed is CloseAnswer.Refused refused ? refused.Code : closed.GetType().Name);
        Assert.Equal(
            closed is CloseAnswer.Accepted ? new QueryAnswer.Closed(new OrderClosure.Canceled()) : before,
            await world.Query(number));
    }

    [Theory]
    [InlineData("paid")]
    [InlineData("canceled")]
    [InlineData("expired")]
    public async Task An_order_that_has_ended_cannot_be_paid(string became)
    {
        var number = await Become(became);
        var before = await world.OrderOf(number.Payment);
        Assert.Equal(
            before.Map(it => it.Standing), Assert.IsType<PayAnswer.NotPayable>(await world.Pay(number)).Standing);
        Assert.Equal(before, await world.OrderOf(number.Payment));
    }

    [Fact]
    public async Task What_was_never_opened_is_not_there()
    {
        var number = Any.NewNumber();
        Assert.IsType<PayAnswer.NotFound>(await world.Pay(number));
        Assert.IsType<QueryAnswer.NotFound>(await world.Query(number));
        Assert.True((await world.OrderOf(number.Payment)).IsNone);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task The_expiry_is_the_first_instant_that_is_too_late(int microseconds, bool inTime)
    {
        var (seen, paid, closed) = (await world.Open(Hour), await world.Open(Hour), await world.Open(Hour));
        world.Clock.Reset(Start + Hour + Microsecond * microseconds);
        Assert.Equal(inTime, await world.Query(seen) is QueryAnswer.Payable);
        Assert.Equal(inTime, await world.Pay(paid) is PayAnswer.Paid);
        Assert.Equal(inTime, await world.Close(closed) is CloseAnswer.Accepted);
        Assert.Equal(!inTime, await world.Query(seen) == new QueryAnswer.Closed(new OrderClosure.Expired()));
    }

    [Fact]
    public async Task An_ending_that_was_told_stays_when_the_clock_steps_back()
    {
        var number = await world.Open(Hour);
        world.Clock.Reset(Start + Hour);
        var told = await world.Query(number);
        world.Clock.Reset(Start);
        Assert.IsType<PayAnswer.NotPayable>(await world.Pay(number));
        Assert.Equal(told, await world.Query(number));
    }

    [Fact]
    public async Task A_session_shows_its_latest_order()
    {
        var first = await world.Open(Hour);
        await world.Close(first);
        for (var attempt = first.Attempt.Next; attempt <= new Attempt(11); attempt = attempt.Next)
            await world.Open(first with { Attempt = attempt }, Start + Hour);
        Assert.Equal(
            new SandboxOrder(
                new OrderNumber(first.Payment, new Attempt(11)),
                Any.OneHundredNaira, Start, Start + Hour, new OrderStanding.Payable()),
            await world.OrderOf(first.Payment));
    }

    [Theory]
    [InlineData("payable")]
    [InlineData("paid")]
    [InlineData("canceled")]
    [InlineData("expired")]
    [InlineData("unknown")]
    public async Task Everything_survives_a_restart(string became)
    {
        var number = await Become(became);
        var before = (await world.Query(number), await world.OrderOf(number.Payment));
        world.Restart();
        Assert.Equal(before, (await world.Query(number), await world.OrderOf(number.Payment)));
        Assert.Equal(
            became == "unknown" ? "Opened" : "Refused",
            (await world.Open(number, world.Now + Hour)).GetType().Name);
    }

    // The clock is read when a call is sent, when it holds the lock, and before it commits: here that is too late.
    [Theory]
    [InlineData(2_499_999, true)]
    [InlineData(2_500_000, false)]
    public async Task A_request_that_took_longer_than_its_validity_has_done_nothing(int microseconds, bool acts)
    {
        var (opened, closed) = (Any.NewNumber(), await world.Open(Hour));
        var slow = world.Opened(new FakeClock(Start, Microsecond * microseconds));
        using (slow)
        {
            var open = await slow.Open(
                opened, Any.TermsOf(opened.Payment), Start + Hour, Instant.MaxValue, CancellationToken.None);
            Assert.Equal(acts ? typeof(OpenAnswer.Opened) : typeof(OpenAnswer.Unknown), open.GetType());
            var close = await slow.Close(closed, Instant.MaxValue, CancellationToken.None);
            Assert.Equal(acts ? typeof(CloseAnswer.Accepted) : typeof(CloseAnswer.Unknown), close.GetType());
        }

        Assert.Equal(acts, await world.Query(opened) is QueryAnswer.Payable);
        Assert.Equal(!acts, await world.Query(closed) is QueryAnswer.Payable);
    }

    [Fact]
    public async Task A_request_that_comes_at_the_end_of_its_lease_has_done_nothing()
    {
        var (opened, closed) = (Any.NewNumber(), await world.Open(Hour));
        Assert.IsType<OpenAnswer.Unknown>(await world.Open(opened, Start + Hour, notAfter: Start));
        Assert.IsType<CloseAnswer.Unknown>(await world.Close(closed, notAfter: Start));
        Assert.IsType<QueryAnswer.NotFound>(await world.Query(opened));
        Assert.IsType<QueryAnswer.Payable>(await world.Query(closed));

        Assert.IsType<OpenAnswer.Opened>(await world.Open(opened, Start + Hour, notAfter: Start + Microsecond));
        Assert.IsType<CloseAnswer.Accepted>(await world.Close(closed, notAfter: Start + Microsecond));
    }

    [Fact]
    public async Task A_request_that_was_cancelled_before_its_turn_says_so()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var number = Any.NewNumber();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            world.Provider.Open(number, Any.TermsOf(number.Payment), Start + Hour, Instant.MaxValue, cancelled.Token));
        Assert.IsType<QueryAnswer.NotFound>(await world.Query(number));
    }

    /// <summary>An order that was opened for an hour, and what then became of it.</summary>
    async Task<OrderNumber> Become(string standing)
    {
        if (standing == "unknown")
            return Any.NewNumber();

        var number = await world.Open(Hour);
        if (standing == "paid")
            await world.Pay(number);
        if (standing == "canceled")
            await world.Close(number);
        if (standing == "expired")
            world.Clock.Advance(Hour);
        return number;
    }
}
