using Payments.Sqlite.Specs;
using Payments.Testing;
using Payments.Webhooks.Specs.World;

namespace Payments.Webhooks.Specs;

/// <summary>The outbox in a file, the real notifier, and processes that come and go under one clock.</summary>
public sealed class RestartSpec : IDisposable
{
    readonly TempFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task A_notice_is_sent_under_one_id_until_it_is_taken_however_often_the_process_ends()
    {
        await using var merchant = await Receiver.Start();
        merchant.Answer = Receiver.Status(503);
        using var office = new Office();
        await office.Listen(merchant);
        await OpenAndCancel();

        for (var run = 0; run < 4; run++)
            await InAProcessOfItsOwn(office, Duration.FromMinutes(30));
        merchant.Answer = Receiver.Status(200);
        await InAProcessOfItsOwn(office, Duration.FromHours(1));
        var sent = merchant.All.Length;
        await InAProcessOfItsOwn(office, Duration.FromHours(48));

        Assert.Equal(sent, merchant.All.Length);
        Assert.InRange(sent, 5, 40);
        Assert.Single(merchant.All.Select(it => it.Id).Distinct());
    }

    [Fact]
    public async Task A_notice_that_had_nowhere_to_go_is_sent_when_there_is_somewhere()
    {
        await using var merchant = await Receiver.Start();
        using var office = new Office();
        await OpenAndCancel();
        await InAProcessOfItsOwn(office, Duration.FromHours(96));

        await office.Listen(merchant);
        await using (var admin = file.Open())
            Assert.Equal(1, (await admin.Unpark(Office.Shop, office.Clock.GetCurrentInstant(), default)).Value());
        await InAProcessOfItsOwn(office, Duration.FromMinutes(1));
        Assert.Single(merchant.All);
    }

    async Task OpenAndCancel()
    {
        await using var store = file.Open();
        await Postman.Queue(store, new SampleSession(1));
    }

    async Task InAProcessOfItsOwn(Office office, Duration forSoLong)
    {
        await using var store = file.Open();
        using var postman = new Postman(store, store, office);
        for (var end = office.Clock.GetCurrentInstant() + forSoLong; office.Clock.GetCurrentInstant() < end;)
        {
            office.Clock.Advance(Duration.FromMinutes(1));
            await postman.Once();
        }
    }
}
