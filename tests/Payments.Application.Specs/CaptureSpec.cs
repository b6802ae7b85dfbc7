using Payments.Application.Specs.World;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application.Specs;

public class CaptureSpec
{
    [Fact]
    public async Task An_order_that_was_paid_too_little_before_its_links_were_told_was_refused_by_nobody()
    {
        var town = new Town(it => it with { CapturePatience = Duration.FromMinutes(1) });
        var key = await town.Open();
        town.Provider.BeforeAnswering = Once.Only(() => town.Hear(key, Heard.Paid(1, "quick", 1)));

        Assert.Equal(new NotHandled.StillPreparing(Duration.FromSeconds(2)), (await town.Capture(key)).Left());
        Assert.Equal(
            "SessionOpened OrderRequested(1) SurplusReceived(Under) OrderEnded", await town.History(key));
        Assert.True((await town.Capture(key)).Right().View.Links.IsSome);
    }

    static readonly Func<ShellSettings, ShellSettings> Patient =
        it => it with { CapturePatience = Duration.FromMinutes(1), CaptureLook = Duration.FromMilliseconds(1) };

    [Fact]
    public async Task An_order_is_asked_for_and_its_links_are_answered()
    {
        var town = new Town(Patient);
        var key = await town.Open();
        var seen = (await town.Capture(key)).Right();
        Assert.Equal(Given.Links(new OrderNumber(key.Payment, Attempt.First)), seen.View.Links);
        Assert.Equal("SessionOpened OrderRequested(1) CheckoutOpened", await town.History(key));
        Assert.Equal("open 1", town.Provider.Calls);
    }

    [Fact]
    public async Task The_intent_is_stored_before_the_provider_is_called()
    {
        var town = new Town();
        var key = await town.Open();
        var seenByProvider = "";
        town.Provider.BeforeActing = async () => seenByProvider = await town.History(key);
        await town.Capture(key);
        Assert.Equal("SessionOpened OrderRequested(1)", seenByProvider);
    }

    [Fact]
    public async Task The_order_lives_until_the_deadline_that_the_capture_set()
    {
        var town = new Town();
        var key = await town.Open();
        town.Clock.AdvanceMinutes(90);
        await town.Capture(key);
        var deadline = town.Now + ScriptedProvider.OrderLife;
        Assert.Equal(deadline, Assert.Single(town.Provider.Orders).Deadline);
        Assert.Equal(deadline, (await town.See(key)).View.ExpiresAt);
    }

    [Fact]
    public async Task Capturing_again_answers_the_same_links_and_asks_for_nothing()
    {
        var town = new Town(Patient);
        var key = await town.Open();
        var first = (await town.Capture(key)).Right();
        town.Clock.AdvanceMinutes(1);
        var second = (await town.Capture(key)).Right();
        Assert.Equal(first.View.Links, second.View.Links);
        Assert.Equal("open 1", town.Provider.Calls);
        Assert.Equal("SessionOpened OrderRequested(1) CheckoutOpened", await town.History(key));
    }

    [Fact]
    public async Task A_capture_that_another_node_overtakes_opens_no_second_order()
    {
        var town = new Town();
        var key = await town.Open();
        town.Store.BeforeAppend = Once.Only(async () =>
        {
            await town.B.Sessions.Capture(key, CancellationToken.None);
            await town.B.Idle();
        });
        var seen = (await town.Capture(key)).Right();
        Assert.True(seen.View.Links.IsSome);
        Assert.Equal("open 1", town.Provider.Calls);
    }

    [Fact]
    public async Task Many_captures_at_once_open_one_order()
    {
        var town = new Town(Patient);
        var key = await town.Open();
        using var longEnough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(it => Task.Run(
            () => (it % 2 == 0 ? town.A : town.B).Sessions.Capture(key, longEnough.Token))));
        Assert.Single(answers.Select(it => it.Right().View.Links).Distinct());
        Assert.Equal("open 1", town.Provider.Calls);
    }

    [Fact]
    public async Task A_capture_sees_the_links_that_another_node_gets()
    {
        var town = new Town(Patient);
        var key = await town.Open();
        var opening = await town.B.TakeAndDie(key, new PaymentCommand.Capture(town.Now));
        var capture = town.A.Sessions.Capture(key, CancellationToken.None);
        Assert.False(capture.IsCompleted);
        await town.B.Dispatch.Start(opening.Claimed);
        Assert.True((await capture).Right().View.Links.IsSome);
    }

    [Fact]
    public async Task A_capture_waits_no_longer_than_its_patience()
    {
        var town = new Town(it => Patient(it) with { CapturePatience = Duration.FromSeconds(5) });
        var key = await town.Open();
        await town.B.TakeAndDie(key, new PaymentCommand.Capture(town.Now));
        town.Clock.AutoAdvance = Duration.FromSeconds(1);
        Assert.Equal(
            new NotHandled.StillPreparing(Duration.FromSeconds(2)),
            (await town.A.Sessions.Capture(key, CancellationToken.None)).Left());
    }

    [Fact]
    public async Task A_client_that_hangs_up_does_not_stop_the_order()
    {
        var town = new Town(Patient);
        var key = await town.Open();
        using var client = new CancellationTokenSource();
        town.Provider.BeforeActing = client.CancelAsync;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => town.A.Sessions.Capture(key, client.Token));
        await town.A.Idle();
        Assert.True((await town.See(key)).View.Links.IsSome);
    }

    [Fact]
    public async Task A_paid_session_is_not_captured()
    {
        var town = new Town();
        var key = await town.OpenAndCapture();
        town.Provider.Pay();
        await town.A.Reconciler.Ask(key, CancellationToken.None);
        Assert.Equal(
            new NotHandled.Refused(new Refusal.AlreadyPaid(new PaidAt(town.Now))), (await town.Capture(key)).Left());
    }

    [Fact]
    public async Task Without_a_provider_for_the_mode_nothing_is_stored()
    {
        var town = new Town();
        var key = await town.Open(Given.LiveShop);
        Assert.Equal(new NotHandled.NoProvider(Given.LiveShop.Mode), (await town.Capture(key)).Left());
        Assert.Equal("SessionOpened", await town.History(key));
        Assert.True(await town.IsAllDone());
    }

    [Fact]
    public async Task What_the_rules_refuse_needs_no_provider()
    {
        var town = new Town();
        var key = await town.Open(Given.LiveShop);
        town.Clock.Advance(Town.Lifetime);
        Assert.Equal(
            new NotHandled.Refused(new Refusal.AlreadyExpired(town.Now)), (await town.Capture(key)).Left());
    }

    [Fact]
    public async Task Nobody_captures_what_another_has_opened()
    {
        var town = new Town();
        var key = await town.Open();
        var stranger = key with { Business = BusinessId.From(Guid.AllBitsSet) };
        Assert.Equal(new NotHandled.NoSuchSession(), (await town.Capture(stranger)).Left());
        Assert.Equal(new NotHandled.NoSuchSession(), (await town.Cancel(key with { Mode = Mode.Live })).Left());
    }

    [Fact]
    public async Task A_reference_opens_one_session()
    {
        var town = new Town();
        var first = (await town.A.Sessions.Open(Given.Shop, Given.Request("ref"), CancellationToken.None)).Right();
        var second = await town.B.Sessions.Open(Given.Shop, Given.Request("ref"), CancellationToken.None);
        Assert.Equal(new NotHandled.ReferenceTaken(first.Session.Terms.Id), second.Left());
    }

    [Fact]
    public async Task A_decision_is_made_again_when_another_was_first_but_not_for_ever()
    {
        var town = new Town();
        var key = await town.Open();
        var heard = 0;
        var nested = false;
        town.Store.BeforeAppend = async () =>
        {
            if (nested)
                return;
            nested = true;
            await town.Hear(key, Heard.OfNobody(++heard));
            nested = false;
        };
        Assert.Equal(new NotHandled.Contended(32), (await town.Capture(key)).Left());
        Assert.Equal(32, heard);
        Assert.Equal("", town.Provider.Calls);
    }
}
