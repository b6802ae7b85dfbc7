using Payments.Domain.Sessions;
using Payments.Testing.Stories;

namespace Payments.Testing.Specs;

/// <summary>A story goes on quietly while it is true, and says what it expected and what came where it is not.</summary>
public sealed class StorySpec
{
    static readonly PaymentTerms Terms = Samples.Terms(1);
    static readonly Instant Noon = Samples.Noon;
    static readonly Instant Deadline = Noon + Samples.Window.AfterCapture;
    static readonly PaymentCommand Capture = new PaymentCommand.Capture(Noon);
    static readonly PaymentEvent Requested = new PaymentEvent.OrderRequested(Attempt.First, Deadline);
    static readonly Effect OpenOrder = new Effect.OpenOrder(Attempt.First, Terms, Deadline);

    [Fact]
    public void What_is_true_goes_on() =>
        Given.Session(Terms)
            .When(Capture).Then(Requested)
            .ThenEffects(OpenOrder)
            .When(Capture).ThenNothing()
            .ThenEffects()
            .When(new PaymentCommand.Expire(Noon)).ThenRefused(new Refusal.DeadlineNotReached(Deadline))
            .ThenIs(PaymentStatus.Pending);

    [Fact]
    public void What_went_before_is_told_without_expecting_anything() =>
        Given.Session(Terms).After(Capture, Capture).When(Capture).ThenNothing();

    [Fact]
    public void Another_event_is_said_with_both() =>
        Broken(
            () => Given.Session(Terms).When(Capture).Then(new PaymentEvent.OrderRefused(Attempt.First)),
            """
            Expected
              OrderRefused { Attempt = 1 }
            but it was
              OrderRequested { Attempt = 1, Deadline = 2026-07-01T13:00:00Z }
            after
              2026-07-01T12:00:00Z Capture { At = 2026-07-01T12:00:00Z }
              => pending, order 1 was asked for
            """);

    [Fact]
    public void A_refusal_that_did_not_come_is_said() =>
        Broken(
            () => Given.Session(Terms).After(Capture).When(Capture).ThenRefused(new Refusal.CancellationUnderWay()),
            """
            Expected
              CancellationUnderWay { Code = payment_cancellation_under_way }
            but it was
              no event, no refusal
            after
            """);

    [Fact]
    public void A_difference_that_text_does_not_show_is_said_all_the_same() =>
        Broken(
            () => Given.Session(Terms).When(Capture).Then(
                new PaymentEvent.OrderRequested(Attempt.First, Deadline + Duration.Epsilon)),
            "which differs in what this text does not show, such as parts of a second");

    [Fact]
    public void Any_other_difference_is_found()
    {
        var asked = Given.Session(Terms).After(Capture);

        Assert.Throws<ExpectationBroken>(() => Given.Session(Terms).When(Capture).ThenNothing());
        Assert.Throws<ExpectationBroken>(() => Given.Session(Terms).When(Capture).Then(Requested, Requested));
        Assert.Throws<ExpectationBroken>(() => asked.When(Capture).Then(Requested));
        Assert.Throws<ExpectationBroken>(() => asked.ThenEffects());
        Assert.Throws<ExpectationBroken>(() => asked.ThenEffects(new Effect.CloseOrder(Attempt.First)));
        Assert.Throws<ExpectationBroken>(() => asked.ThenIs(PaymentStatus.Paid));
    }

    static void Broken(Func<Story> story, string said) =>
        Assert.Contains(said, Assert.Throws<ExpectationBroken>(story).Message, StringComparison.Ordinal);
}
