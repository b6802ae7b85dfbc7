using Payments.Application.Specs.World;
using Payments.Domain.Values;

namespace Payments.Application.Specs;

/// <summary>Opening under an id that was set aside: whoever goes on after a crash finds what was opened.</summary>
public class OpeningAgainSpec
{
    static readonly PaymentId Id = PaymentId.From(new Guid("00000001-0000-7000-8000-000000000000"));

    [Fact]
    public async Task What_was_stored_before_the_answer_was_lost_is_the_session_that_is_opened_again()
    {
        var town = new Town();
        town.Store.NextAppends(StoreTrouble.UnreachableAfterStoring);

        var lost = await Open(town.A, Given.Shop);
        var again = await Open(town.B, Given.Shop);

        Assert.IsType<NotHandled.StoreFailed>(lost.Case);
        Assert.Equal(Id, again.Right().Session.Terms.Id);
        Assert.Equal("SessionOpened", await town.History(SessionKey.Of(again.Right().Session.Terms)));
    }

    [Fact]
    public async Task What_became_of_the_session_since_is_seen()
    {
        var town = new Town();
        var opened = await Open(town.A, Given.Shop);
        await town.Cancel(SessionKey.Of(opened.Right().Session.Terms));

        var again = await Open(town.A, Given.Shop);

        Assert.Equal("cancelled", again.Right().View.Status.Word);
    }

    [Fact]
    public async Task The_id_of_another_s_session_opens_nothing_and_shows_nothing()
    {
        var town = new Town();
        await Open(town.A, Given.Shop);

        var ofAnother = await Open(town.A, Given.Shop with { Business = BusinessId.From(Guid.NewGuid()) });

        Assert.IsType<NotHandled.Contended>(ofAnother.Case);
    }

    static Task<Either<NotHandled, Seen>> Open(Node node, Ports.KeyHolder holder) =>
        node.Sessions.Open(holder, Given.Request("ref"), Id, CancellationToken.None);
}
