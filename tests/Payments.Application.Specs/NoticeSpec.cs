using Payments.Application.Ports;
using Payments.Application.Specs.World;
using Payments.Domain.Sessions;

namespace Payments.Application.Specs;

public class NoticeSpec
{
    [Fact]
    public async Task The_merchant_is_told_of_the_end_once()
    {
        var town = new Town();
        var key = await town.Open();
        await town.Cancel(key);
        await town.A.Work();
        await town.B.Work();
        Assert.Equal([new Notice.Failed()], town.Merchant.Told);
    }

    [Fact]
    public async Task The_merchant_is_told_of_a_payment_and_of_money_that_nobody_asked_for()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Provider.Pay();
        await town.A.Reconciler.Ask(key, CancellationToken.None);
        await town.Hear(key, Heard.OfNobody(1));
        await town.A.Work();
        Assert.Equal(2, town.Merchant.Told.Length);
        Assert.Contains(new Notice.Succeeded(), town.Merchant.Told);
    }

    [Fact]
    public async Task A_merchant_who_does_not_listen_is_told_again_later()
    {
        var town = new Town();
        var key = await town.Open();
        await town.Cancel(key);
        town.Merchant.Answer = new NotifyAnswer.TryLater();
        await town.A.Work();
        Assert.Single(town.Merchant.Told);

        town.Merchant.Answer = new NotifyAnswer.Delivered();
        town.Clock.Advance(Duration.FromSeconds(1));
        await town.A.Work();
        Assert.Equal(2, town.Merchant.Told.Length);
        Assert.True(await town.IsAllDone());
    }

    [Fact]
    public async Task A_notice_that_has_nowhere_to_go_is_kept_and_not_offered_again()
    {
        var town = new Town();
        var key = await town.Open();
        await town.Cancel(key);
        town.Merchant.Answer = new NotifyAnswer.NoEndpoint();
        await town.A.Work();
        town.Clock.Advance(Duration.FromDays(1));
        Assert.Equal(0, await town.A.Work());
        Assert.Single(town.Merchant.Told);
    }

    [Fact]
    public async Task A_notice_goes_out_when_there_is_somewhere_to_send_it()
    {
        var town = new Town();
        var key = await town.Open();
        await town.Cancel(key);
        town.Merchant.Answer = new NotifyAnswer.NoEndpoint();
        await town.A.Work();

        town.Merchant.Answer = new NotifyAnswer.Delivered();
        await town.Memory.Unpark(Given.Shop, town.Now, CancellationToken.None);
        await town.B.Work();
        Assert.Equal(2, town.Merchant.Told.Length);
        Assert.True(await town.IsAllDone());
    }

    // The endpoint was added, and nothing found to un-park, while the notice was on its way to be parked.
    [Fact]
    public async Task A_notice_is_not_left_behind_by_an_endpoint_that_was_just_added()
    {
        var town = new Town();
        var key = await town.Open();
        await town.Cancel(key);
        town.Merchant.HasEndpointByNow = true;
        town.Merchant.OnTold = () => town.Merchant.Answer = town.Merchant.Told.Length == 1
            ? new NotifyAnswer.NoEndpoint()
            : new NotifyAnswer.Delivered();
        await town.A.Work();
        Assert.Equal(2, town.Merchant.Told.Length);
        Assert.True(await town.IsAllDone());
    }

    // It was added, nothing was found to un-park, and then the store did not answer.
    [Fact]
    public async Task A_notice_that_could_not_be_brought_back_is_brought_back_before_the_next_one()
    {
        var town = new Town();
        await town.Cancel(await town.Open());
        (town.Merchant.Answer, town.Merchant.HasEndpointByNow) = (new NotifyAnswer.NoEndpoint(), true);
        town.Store.WhileUnparking = new StoreFault.Busy();
        await town.A.Work();

        town.Store.Heal();
        town.Merchant.Answer = new NotifyAnswer.Delivered();
        await town.Cancel(await town.Open());
        await town.A.Work();
        Assert.Equal(3, town.Merchant.Told.Length);
        Assert.True(await town.IsAllDone());
    }

    [Fact]
    public async Task A_notice_that_finds_no_place_waits_as_it_is_told_without_an_end_or_an_alarm()
    {
        var town = new Town();
        await town.Cancel(await town.Open());
        town.Merchant.Answer = new NotifyAnswer.Busy(Duration.FromHours(4));
        var tries = await TriesUntil(town, town.Now + Duration.FromHours(60), Minutes(60));
        Assert.Equal(20 + 1, tries.Length);
        Assert.All(tries.Zip(tries.Skip(1)), it => Assert.Equal(Duration.FromHours(3), it.Item2 - it.Item1));

        town.Merchant.Answer = new NotifyAnswer.Delivered();
        town.Clock.Advance(Duration.FromHours(4));
        await town.A.Work();
        Assert.True(await town.IsAllDone());
        Assert.Empty(town.Alarms.Errors);
    }

    [Fact]
    public async Task A_notice_of_a_session_that_cannot_be_read_is_told_of_and_tried_less_and_less_often_and_parked()
    {
        var town = new Town();
        var key = await town.Open();
        await town.Cancel(key);
        town.Store.Unreadable = key;
        await TriesUntil(town, town.Now + Duration.FromHours(49), Minutes(5));
        Assert.Empty(town.Merchant.Told);
        Assert.InRange(town.Alarms.Errors.Length, 48, 100);
        Assert.Equal($"notify:failed cannot be told: its session {key} is unreadable", town.Alarms.Errors[0]);
        Assert.Contains("is parked", town.Alarms.Errors[^1], StringComparison.Ordinal);
        Assert.True(await town.IsAllDone());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(999)]
    public async Task Each_wait_is_as_long_as_all_before_it_and_half_of_it_by_chance(int permille)
    {
        var (step, second, hour) = (Duration.FromMilliseconds(50), Duration.FromSeconds(1), Duration.FromHours(1));
        var town = new Town(it => it with { Roll = _ => permille });
        var start = await CancelledInSilence(town);
        var tries = await TriesUntil(town, start + Duration.FromMinutes(2), step);
        tries = [.. tries, .. await TriesUntil(town, start + Duration.FromHours(4), second)];

        Assert.All(tries.Zip(tries.Skip(1)), it =>
        {
            var longest = Duration.Min(it.Item1 - start + second, hour);
            var wait = longest / 2 + longest / 2 * permille / 1000;
            Assert.InRange(it.Item2 - it.Item1, wait, wait + second);
        });
        Assert.InRange(tries[1] - tries[0], second / 2, second);
    }

    [Fact]
    public async Task A_notice_that_is_redelivered_by_hand_is_tried_as_if_it_had_just_been_queued()
    {
        var town = new Town();
        var start = await CancelledInSilence(town);
        await TriesUntil(town, start + Duration.FromHours(49), Minutes(5));
        await town.Memory.Unpark(Given.Shop, town.Now, CancellationToken.None);
        var tries = await TriesUntil(town, town.Now + Duration.FromMinutes(1), Duration.FromMilliseconds(250));
        Assert.InRange(tries.Length, 6, 12);
    }

    [Fact]
    public async Task A_merchant_is_told_again_and_again_for_48_hours_and_then_a_person_is_called()
    {
        var town = new Town();
        var start = await CancelledInSilence(town);
        var tries = await TriesUntil(town, start + Duration.FromHours(49), Minutes(5));
        Assert.Equal(start + Duration.FromHours(48), tries[^1]);
        Assert.All(tries.Zip(tries.Skip(1)), it => Assert.True(it.Item2 - it.Item1 <= Duration.FromHours(1)));
        Assert.InRange(tries.Length, 48, 100);
        Assert.True(await town.IsAllDone());
        Assert.Single(town.Alarms.Errors, it => it.Contains("is parked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_that_is_redelivered_by_hand_has_48_hours_once_more()
    {
        var town = new Town();
        var start = await CancelledInSilence(town);
        await TriesUntil(town, start + Duration.FromHours(49), Minutes(5));
        var again = town.Now;
        await town.Memory.Unpark(Given.Shop, again, CancellationToken.None);
        var tries = await TriesUntil(town, again + Duration.FromHours(49), Minutes(5));
        Assert.Equal(again, tries[0]);
        Assert.Equal(again + Duration.FromHours(48), tries[^1]);
    }

    [Fact]
    public async Task A_merchant_who_does_not_listen_delays_no_order()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        await town.Hear(key, Heard.OfNobody(1));
        town.Merchant.Answer = new NotifyAnswer.TryLater();
        await town.Cancel(key);
        Assert.Equal(PaymentStatus.Cancelled, (await town.See(key)).View.Status);
    }

    static Duration Minutes(int count) => Duration.FromMinutes(count);

    static async Task<Instant> CancelledInSilence(Town town)
    {
        var key = await town.Open();
        await town.Cancel(key);
        town.Merchant.Answer = new NotifyAnswer.TryLater();
        return town.Now;
    }

    // The nodes take turns, as they would when each of them is restarted now and then.
    static async Task<Instant[]> TriesUntil(Town town, Instant end, Duration step)
    {
        var tries = new List<Instant>();
        for (var look = 0; town.Now <= end; look++)
        {
            var before = town.Merchant.Told.Length;
            await (look % 2 == 0 ? town.A : town.B).Work();
            tries.AddRange(Enumerable.Repeat(town.Now, town.Merchant.Told.Length - before));
            town.Clock.Advance(step);
        }

        return tries.ToArray();
    }
}
