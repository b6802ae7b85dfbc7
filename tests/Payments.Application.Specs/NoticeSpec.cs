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
    public async Task A_merchant_who_does_not_listen_delays_no_order()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        await town.Hear(key, Heard.OfNobody(1));
        town.Merchant.Answer = new NotifyAnswer.TryLater();
        await town.Cancel(key);
        Assert.Equal(PaymentStatus.Cancelled, (await town.See(key)).View.Status);
    }
}
