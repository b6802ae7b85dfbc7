using FsCheck;
using FsCheck.Fluent;

using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>What never changes, and what never fails.</summary>
public class StatusRules
{
    [Rule("S1"), PaymentProperty]
    public Property A_finished_session_keeps_its_status_whatever_is_asked_or_told(Story story) =>
        story.Steps
            .ForAll(it => !it.Before.Status.IsFinal || it.After.Status == it.Before.Status)
            .Classify(story.Session.Status.IsFinal, "finished");

    [Rule("S1"), PaymentProperty]
    public bool A_finished_session_keeps_its_status_whatever_its_history_holds(Finished finished, Telling telling) =>
        PaymentDecider.Evolve(finished.Story.Session, telling.Event).Status == finished.Story.Session.Status;

    [Rule("S14"), PaymentProperty]
    public bool Terms_never_change(Story story) =>
        story.Steps.ForAll(it => it.After.Terms == Sample.Terms);

    [Rule("S14"), Rule("S16"), PaymentProperty]
    public Property Terms_never_change_whatever_a_history_holds(Telling telling) =>
        (PaymentDecider.Evolve(telling.Story.Session, telling.Event).Terms == Sample.Terms)
            .Collect(telling.Event.GetType().Name);

    [Rule("S16"), PaymentProperty]
    public Property No_events_in_any_order_make_evolving_reacting_deciding_or_showing_fail(Chaos chaos)
    {
        var session = chaos.Story.Session;
        foreach (var happened in chaos.Events)
        {
            Assert.All(PaymentDecider.React(session, happened), it => Assert.NotEmpty(it.Key));
            session = PaymentDecider.Evolve(session, happened);
            Assert.NotEmpty(ClientView.Of(session, chaos.Command.At).Message);
        }

        return (!PaymentDecider.Decide(session, chaos.Command).IsBottom).Collect(Words.Of(session));
    }

    [Rule("S14"), PaymentProperty]
    public bool Opening_a_session_again_changes_nothing(Story story) =>
        PaymentDecider.Evolve(story.Session, PaymentDecider.Start(Sample.TermsOf(9))) == story.Session;

    [Rule("S19"), PaymentProperty]
    public bool A_refusal_names_the_fact_that_stands_in_the_way(Moment moment) =>
        moment.Step.Answer.Match(
            Right: _ => true,
            Left: why => why == Reason(moment.Story.Session.AsOf(moment.Command.At), moment.Command));

    // Reading a refusal is not deciding one: which refusal it must be stands in the table, what it says stands here.
    static Refusal Reason(PaymentSession session, PaymentCommand command) =>
        session.Match<Refusal>(
            pending: it => command is PaymentCommand.Expire ? new Refusal.DeadlineNotReached(it.ExpiresAt)
                : it.Stage is Stage.Closing { Because: Because.Cancel } ? new Refusal.CancellationUnderWay()
                : new Refusal.DeadlinePassed(it.ExpiresAt),
            paid: it => new Refusal.AlreadyPaid(it.Receipt.PaidAt),
            cancelled: it => new Refusal.AlreadyCancelled(it.At),
            expired: it => new Refusal.AlreadyExpired(it.At));
}
