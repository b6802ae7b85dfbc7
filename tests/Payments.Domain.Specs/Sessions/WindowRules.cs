using FsCheck;
using FsCheck.Fluent;

using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>When it is too late, and that it makes no difference when somebody looks.</summary>
public class WindowRules
{
    static readonly Duration[] Distances =
        new[] { -Duration.FromDays(1), -Duration.Epsilon, Duration.Zero, Duration.Epsilon, Duration.FromDays(1) };

    [Rule("S6"), PaymentProperty]
    public Property The_end_of_the_window_is_the_first_instant_that_is_too_late(Story story)
    {
        var end = End(story);
        return Distances.All(it => Answers(story.Session, end + it) == Expected(story.Session, it >= Duration.Zero))
            .Collect(Words.Of(story.Session));
    }

    [Rule("S6"), PaymentProperty]
    public Property The_window_of_a_pending_session_ends_when_its_events_say_so(Story story) =>
        (story.Session is not PaymentSession.Pending it
            || (it.ExpiresAt == End(story) && it.Deadline == Deadline(story)))
            .Classify(End(story) < Deadline(story), "a short order");

    [Rule("S6"), PaymentProperty]
    public Property Only_a_capture_without_an_order_starts_the_window_afresh(Story story) =>
        story.Steps.ForAll(step => step.Events.OfType<PaymentEvent.OrderRequested>().All(it =>
                it.Deadline == (step.Command is PaymentCommand.Capture
                    ? step.Command.At + Sample.LongestOrderLife
                    : ((PaymentSession.Pending)step.Before).Deadline)))
            .Classify(story.Events.OfType<PaymentEvent.OrderRequested>().Count() > 1, "asked twice");

    [Rule("S6"), PaymentProperty]
    public Property An_order_that_gives_way_is_replaced_only_in_time(WithOrder order)
    {
        var (last, end) = (order.Story.Last.Number, Deadline(order.Story));
        var lost = order.Story.After(Say.Exists(end, last)).Session;
        var isReplaced = Words.Of(lost) == "Closing(Replace)";
        return Distances
            .All(it => !isReplaced || AfterItsEnd(end + it) == (it < Duration.Zero ? "Opening" : "Expired"))
            .Classify(isReplaced, "gives way");

        string AfterItsEnd(Instant at) => Words.Of(Step.Of(lost, Say.Canceled(at, last)).After);
    }

    [Rule("S7"), PaymentProperty]
    public Property A_session_that_nobody_swept_is_shown_as_swept(Overdue overdue)
    {
        var (now, swept) = (overdue.Command.At, Swept(overdue).Session);
        return (overdue.Story.Session.AsOf(now) == swept
            && ClientView.Of(overdue.Story.Session, now) == ClientView.Of(swept, now))
            .Collect($"{overdue.Story.Last} orders");
    }

    [Rule("S7"), PaymentProperty]
    public Property A_session_that_nobody_swept_answers_as_if_swept(Overdue overdue)
    {
        var unswept = Step.Of(overdue.Story.Session, overdue.Command);
        var swept = Step.Of(Swept(overdue).Session, overdue.Command);
        return (unswept.Answer.LeftToSeq() == swept.Answer.LeftToSeq()
            && unswept.After.AsOf(overdue.Command.At) == swept.After)
            .Collect(Kind(overdue.Command));
    }

    [Rule("S7"), PaymentProperty]
    public Property Before_its_end_and_while_an_order_may_be_open_a_session_counts_as_what_it_is(Story story) =>
        Distances
            .All(it => story.Session.AsOf(End(story) + it) == story.Session
                || (story.Session is PaymentSession.Pending { Stage: Stage.Initialized } && it >= Duration.Zero))
            .Collect(Words.Of(story.Session));

    [Rule("S7"), PaymentProperty]
    public Property An_end_is_dated_when_it_was_known(Moment moment) =>
        moment.Step.Happenings().All(it => it.Event.Match(
                sessionOpened: _ => true,
                orderRequested: _ => true,
                checkoutOpened: _ => true,
                orderRefused: _ => true,
                orderEnded: _ => true,
                closeRequested: _ => true,
                paid: _ => true,
                surplusReceived: _ => true,
                anomalyNoted: _ => true,
                cancelled: end => end.At == moment.Command.At && end.Reason == Reason(moment),
                expired: end => end.At == (it.Before is PaymentSession.Pending { Stage: Stage.Initialized } unasked
                    ? unasked.Deadline
                    : moment.Command.At)))
            .Classify(moment.Step.After.Status.IsFinal && !moment.Step.Before.Status.IsFinal, "ends");

    static Story Swept(Overdue overdue) =>
        overdue.Story.After(Say.Expire(Deadline(overdue.Story) + Duration.FromHours(1)));

    static CancellationReason Reason(Moment moment) =>
        moment.Command is PaymentCommand.Cancel ? Sample.ByMerchant
        : moment.Step.Before is PaymentSession.Pending { Stage: Stage.Closing { Because: Because.Cancel it } }
            ? it.Reason
        : new CancellationReason.ByProvider();

    static string Kind(PaymentCommand command) =>
        command is PaymentCommand.Learn told ? told.Fact.GetType().Name : command.GetType().Name;

    // Worked out from the events, not asked of the session.
    static Instant Deadline(Story story) =>
        story.Events.OfType<PaymentEvent.OrderRequested>().Select(it => it.Deadline)
            .Prepend(Sample.FirstDeadline).Last();

    static Instant End(Story story) =>
        Words.Of(story.Session) == "Awaiting"
            ? Instant.Min(Deadline(story), story.Events.OfType<PaymentEvent.CheckoutOpened>().Last().Checkout.ExpiresAt)
            : Deadline(story);

    static string Answers(PaymentSession session, Instant now) =>
        string.Join(", ", new[] { Say.Capture(now), Say.Cancel(now), Say.Expire(now) }
            .Select(it => Words.Of(session, PaymentDecider.Decide(session, it))));

    static string Expected(PaymentSession session, bool isLate) =>
        (Words.Of(session), isLate) switch
        {
            ("Initialized", false) => "OrderRequested(L+1), Cancelled(ByMerchant), DeadlineNotReached",
            ("Initialized", true) => "AlreadyExpired, AlreadyExpired, Expired",
            ("Closing(Cancel)", false) => "CancellationUnderWay, -, DeadlineNotReached",
            ("Closing(Cancel)", true) => "CancellationUnderWay, -, -",
            ("Closing(Deadline)", _) => "DeadlinePassed, DeadlinePassed, -",
            ("Paid", _) => "AlreadyPaid, AlreadyPaid, -",
            ("Cancelled", _) => "AlreadyCancelled, -, -",
            ("Expired", _) => "AlreadyExpired, AlreadyExpired, -",
            (_, false) => "-, CloseRequested(Cancel), DeadlineNotReached",
            (_, true) => "DeadlinePassed, DeadlinePassed, CloseRequested(Deadline)",
        };
}
