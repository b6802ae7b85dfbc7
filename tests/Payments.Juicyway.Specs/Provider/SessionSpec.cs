using Payments.Domain.Sessions;

using static Payments.Juicyway.Specs.World.ScriptedJuicyway;

namespace Payments.Juicyway.Specs.Provider;

/// <summary>How sessions fare with a provider that cannot close, over the whole shell.</summary>
public class SessionSpec
{
    static readonly string Reference = Shop.Number.Text;

    static readonly Duration Over = Desk.Life + Duration.FromHours(1);

    public static TheoryData<string, Act[]> Losses() => new()
    {
        { "the list", [Broken, Broken, Broken, Broken, Broken, Broken] },
        { "initialize", [Served, Broken] },
        { "the answer to initialize", [Served, ServedAndLost] },
        { "capture", [Served, Served, Broken] },
        { "the answer to capture", [Served, Served, ServedAndLost] },
        { "capture, by too many requests", [Served, Served, Reply(429, "")] },
    };

    [Theory, MemberData(nameof(Losses))]
    public async Task Whatever_is_lost_the_customer_gets_one_checkout(string what, Act[] acts)
    {
        await using var office = await Office.Start();
        office.Shop.Answers(acts);
        var key = await office.Awaiting();

        await office.After(Duration.FromMinutes(5));

        Assert.True(await office.See(key) is PaymentSession.Pending { Stage: Stage.Awaiting { Attempt.Number: 1 } }, what);
        Assert.Equal((1, 1), (office.Shop.Desk.Payments(Reference), office.Shop.Desk.Captures(Reference)));
    }

    [Fact]
    public async Task A_cancelled_session_waits_for_the_end_of_its_order()
    {
        await using var office = await Office.Start();
        var key = await office.Awaiting();

        await office.Cancel(key);
        await office.After(Over - Duration.Epsilon);
        Assert.True(await office.See(key) is PaymentSession.Pending { Stage: Stage.Closing });

        await office.After(Duration.FromMinutes(10));
        Assert.IsType<PaymentSession.Cancelled>(await office.See(key));
    }

    [Fact]
    public async Task What_is_paid_until_then_counts()
    {
        await using var office = await Office.Start();
        var key = await office.Awaiting();

        await office.Cancel(key);
        office.Shop.Desk.Status(Reference, "settled");
        await office.After(Duration.FromMinutes(10));

        Assert.IsType<PaymentSession.Paid>(await office.See(key));
    }
}
