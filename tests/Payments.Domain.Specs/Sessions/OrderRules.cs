using FsCheck;
using FsCheck.Fluent;

using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>One order at a time, none given up without evidence, and no work that nobody does.</summary>
public class OrderRules
{
    [Rule("S8"), PaymentProperty]
    public Property A_session_ends_only_on_evidence_that_no_money_can_come_for_its_order(Story story) =>
        Steps(story)
            .Where(it => it.Step.Before is PaymentSession.Pending && it.Step.After.Status.IsFinal)
            .All(it => it.Step.After is PaymentSession.Paid
                || Requested(it.Before).Append(0).Max() is 0
                || Evidence.Ended(it.Before.Append(it.Step)).Contains(Requested(it.Before).Max()))
            .Classify(story.Last > Attempt.None && IsGivenUp(story.Session), "given up");

    [Rule("S8"), PaymentProperty]
    public Property Evidence_that_is_a_payment_that_covers_makes_the_session_paid(WithOrder order, Moment moment) =>
        (order.Story.After(Say.Paid(moment.Command.At, order.Story.Last.Number, Sample.Usdt(1_001))).Session
            is PaymentSession.Paid)
            .Collect(Words.Of(order.Story.Session));

    [Rule("S8"), PaymentProperty]
    public Property A_refusal_of_a_request_is_no_evidence_about_an_order_that_is_known_to_exist(
        WithOrder order, Moment moment)
    {
        var (session, last) = (order.Story.Session, order.Story.Last);
        var answer = Step.Of(session, Say.Refused(moment.Command.At, last.Number)).Answer;
        var exists = order.Story.Events.Exists(it =>
            it is PaymentEvent.CheckoutOpened opened ? opened.Attempt == last
            : it is PaymentEvent.CloseRequested { Because: Because.Replace } && !IsReplaced(order.Story, it));
        return (!exists || answer == Nothing).Classify(exists, "known to exist").Collect(Words.Of(session));
    }

    [Rule("S9"), PaymentProperty]
    public Property An_order_is_asked_for_only_once_all_before_it_have_ended(Story story) =>
        Steps(story)
            .All(it => Asked(it.Step).All(attempt =>
                Evidence.Ended(it.Before.Append(it.Step)).IsSupersetOf(Enumerable.Range(1, attempt - 1))))
            .Collect($"{story.Last} orders");

    [Rule("S9"), PaymentProperty]
    public bool Attempt_numbers_count_up_from_one_and_none_is_used_twice(Story story) =>
        Requested(story.Steps).SequenceEqual(Enumerable.Range(1, story.Last.Number))
        && story.Session.Orders.All.Map(it => it.Attempt.Number).SequenceEqual(Enumerable.Range(1, story.Last.Number));

    [Rule("S9"), PaymentProperty]
    public Property At_most_the_last_order_is_open_and_only_while_the_session_says_so(Story story) =>
        story.Steps.ForAll(it =>
            it.After.Orders.All.ForAll(order => order.HasEnded || order.Attempt == it.After.Orders.LastAttempt)
            && (it.After is not PaymentSession.Pending
                || it.After.Orders.IsOpen(it.After.Orders.LastAttempt) == (Words.Of(it.After) != "Initialized")))
            .Collect(Words.Of(story.Session));

    [Rule("S9"), PaymentProperty]
    public Property Paid_by_an_earlier_order_the_one_that_may_be_open_is_closed(WithOrder order, Moment moment)
    {
        var story = order.Story.After(Say.Paid(moment.Command.At, 1, transaction: "t9"));
        var last = order.Story.Last;
        return (last == Attempt.First || story.Effects.Contains(new Effect.CloseOrder(last)))
            .Classify(last > Attempt.First, "an earlier order");
    }

    [Rule("S10"), PaymentProperty]
    public Property The_provider_is_only_asked_for_an_order_by_the_event_that_was_stored_first(Telling telling)
    {
        var asked = PaymentDecider.React(telling.Story.Session, telling.Event).OfType<Effect.OpenOrder>().ToArray();
        return asked
            .All(it => telling.Event is PaymentEvent.OrderRequested requested
                && it == new Effect.OpenOrder(requested.Attempt, Sample.Terms, requested.Deadline))
            .Classify(asked.Length > 0, "asked");
    }

    [Rule("S11"), PaymentProperty]
    public bool Capturing_a_session_that_awaits_payment_gives_the_same_links_and_no_event(Payable payable)
    {
        var pending = (PaymentSession.Pending)payable.Story.Session;
        var step = Step.Of(pending, Say.Capture(pending.ExpiresAt - Duration.Epsilon));
        return step.Answer == Nothing
            && ClientView.Of(step.After, step.Command.At).Links == Sample.Links(payable.Story.Last.Number)
            && ClientView.Of(step.After, step.Command.At) == ClientView.Of(pending, Sample.Opened);
    }

    [Rule("S15"), PaymentProperty]
    public Property Whatever_is_asked_while_the_provider_is_silent_ends_nothing(Silence silence)
    {
        var after = silence.Story.After(silence.Commands).Session;
        return (after is PaymentSession.Pending && after.Orders == silence.Story.Session.Orders)
            .Collect(Words.Of(after));
    }

    [Rule("S15"), Fact]
    public void No_command_tells_that_an_outcome_is_unknown() =>
        Assert.Equal(
            "Capture, Cancel, Expire, Learn, Opened, Refused, Exists, Closed, Paid, Refunded".Split(", "),
            new[] { typeof(PaymentCommand), typeof(ProviderFact) }
                .SelectMany(it => it.GetNestedTypes())
                .Select(it => it.Name));

    [Rule("S17"), PaymentProperty]
    public Property No_session_waits_for_work_that_nobody_does(Story story) =>
        Enumerable.Range(1, story.Steps.Count)
            .Select(told => Story.Of(story.Steps.Take(told).Select(it => it.Command)))
            .All(it => Awaited(it.Session).ForAll(it.Effects.Contains))
            .Collect(Words.Of(story.Session));

    [Rule("S17"), Rule("S20"), PaymentProperty]
    public Property The_merchant_is_told_of_the_end_exactly_once(Story story) =>
        Notices(story).Where(it => it is not Notice.Surplus)
            .SequenceEqual(Expected(story.Session))
            .Collect(story.Session.Status);

    [Rule("S20"), PaymentProperty]
    public bool The_merchant_is_told_of_each_surplus_once_by_its_order_and_transaction(Story story) =>
        Notices(story).OfType<Notice.Surplus>()
            .Select(it => (it.Attempt, it.Transaction))
            .OrderBy(it => it.Attempt).ThenBy(it => it.Transaction.Text, StringComparer.Ordinal)
            .SequenceEqual(story.Session.Ledger.Surplus.Map(it => (it.Receipt.Attempt, it.Receipt.Transaction)));

    [Rule("S20"), PaymentProperty]
    public bool Different_work_has_different_keys(Story story) =>
        story.Effects.Distinct().Select(it => it.Key).Distinct().Count() == story.Effects.Distinct().Count();

    [Rule("S17"), PaymentProperty]
    public Property A_closing_session_waits_for_the_end_of_its_own_order_and_no_other(Story story) =>
        Enumerable.Range(0, 4).All(it => story.Session.WaitsForEndOf(new Attempt(it))
                == (Words.Of(story.Session).StartsWith("Closing", StringComparison.Ordinal) && it == story.Last.Number))
            .Collect(Words.Of(story.Session));

    static readonly Either<Refusal, Seq<PaymentEvent>> Nothing = Seq<PaymentEvent>();

    static IEnumerable<(Step[] Before, Step Step)> Steps(Story story) =>
        story.Steps.Select((step, at) => (story.Steps.Take(at).ToArray(), step));

    static IEnumerable<int> Asked(Step step) =>
        step.Events.OfType<PaymentEvent.OrderRequested>().Select(it => it.Attempt.Number);

    static IEnumerable<int> Requested(IEnumerable<Step> steps) => steps.SelectMany(Asked);

    static bool IsGivenUp(PaymentSession session) => session.Status.IsFinal && session is not PaymentSession.Paid;

    // The order that gave way was another one if a new one was asked for after it.
    static bool IsReplaced(Story story, PaymentEvent closing) =>
        story.Events.SkipWhile(it => it != closing).Any(it => it is PaymentEvent.OrderRequested);

    static Option<Effect> Awaited(PaymentSession session) =>
        session is not PaymentSession.Pending pending ? None
        : pending.Stage.Match(
            initialized: _ => Option<Effect>.None,
            opening: it => new Effect.OpenOrder(it.Attempt, pending.Terms, pending.Deadline),
            awaiting: _ => None,
            closing: it => new Effect.CloseOrder(it.Attempt));

    static IEnumerable<Notice> Notices(Story story) =>
        story.Effects.OfType<Effect.NotifyMerchant>().Select(it => it.Notice);

    static IEnumerable<Notice> Expected(PaymentSession session) =>
        session.Match(
            pending: _ => Seq<Notice>(),
            paid: _ => Seq1<Notice>(new Notice.Succeeded()),
            cancelled: _ => Seq1<Notice>(new Notice.Failed()),
            expired: _ => Seq1<Notice>(new Notice.Failed()));
}
