using FsCheck;
using FsCheck.Fluent;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Domain.Specs.Sessions;

/// <summary>Facts come late, twice, and in any order: in the end it is all the same.</summary>
public class RepetitionRules
{
    [Rule("S12"), PaymentProperty]
    public Property A_command_that_was_obeyed_yields_nothing_when_repeated(Moment moment) =>
        (moment.Step.Answer.IsLeft || Step.Of(moment.Step.After, moment.Command).Answer == Nothing)
            .Classify(!moment.Step.Events.IsEmpty, "something had happened");

    [Rule("S12"), PaymentProperty]
    public Property A_fact_that_was_taken_yields_nothing_when_told_again_at_any_time(Moment moment, Moment other) =>
        (moment.Command is not PaymentCommand.Learn
            || Step.Of(moment.Step.After, moment.Command with { At = other.Command.At }).Answer == Nothing)
            .Classify(moment.Command is PaymentCommand.Learn && !moment.Step.Events.IsEmpty, "a fact that mattered");

    [Rule("S12"), Rule("S19"), PaymentProperty]
    public bool A_command_that_was_refused_changes_nothing_and_is_refused_again(Moment moment) =>
        moment.Step.Answer.IsRight
        || (moment.Step.After == moment.Step.Before
            && Step.Of(moment.Step.After, moment.Command).Answer == moment.Step.Answer);

    [Rule("S5"), PaymentProperty]
    public Property What_happened_to_the_money_counts_once_however_often_it_is_replayed(Moment moment) =>
        moment.Step.Events
            .Filter(it => it is PaymentEvent.Paid or PaymentEvent.SurplusReceived or PaymentEvent.AnomalyNoted)
            .ForAll(it => PaymentDecider.Evolve(moment.Step.After, it) == moment.Step.After)
            .Classify(moment.Step.Events.Exists(it => it is PaymentEvent.Paid), "a payment was credited");

    [Rule("S13"), PaymentProperty]
    public Property Consistent_facts_end_the_same_in_whatever_order_and_however_often_they_are_told(TwoTellings told) =>
        (Essence.Of(told.One.Session) == Essence.Of(told.Other.Session))
            .Collect($"{told.Facts.Length} facts: {Words.Of(told.One.Session)}")
            .Classify(told.Facts.Select(it => it.Attempt).Distinct().Count() > 1, "of several orders");

    [Rule("S13"), Rule("S3"), PaymentProperty]
    public Property A_payment_that_covers_wins_whatever_is_asked_and_told_meanwhile(Interleaving told) =>
        (Essence.Of(told.One.Session) == Essence.Of(told.Other.Session) && told.One.Session is PaymentSession.Paid)
            .Collect($"{told.Meanwhile} commands meanwhile");

    [Rule("S13"), PaymentProperty]
    public Property Contradicting_facts_in_any_order_still_agree_about_the_money(Contradiction told) =>
        (new[] { Currency.Usdt, Currency.Usdc }.All(it => Received(told.One, it) == Received(told.Other, it))
            && told.One.Session.Ledger.Anomalies.Exists(IsContradiction)
            && told.Other.Session.Ledger.Anomalies.Exists(IsContradiction))
            .Classify(told.One.Session.Status != told.Other.Session.Status, "another status")
            .Classify(told.One.Session.Ledger.Has(new Anomaly.EndedOrder()), "an ended order");

    [Rule("S13"), PaymentProperty]
    public Property A_finished_session_keeps_the_same_ledger_in_whatever_order_money_comes(Finished finished)
    {
        var last = finished.Story.Last.Number;
        var receipts = (
            from attempt in new[] { last, last + 1 }
            from transaction in new[] { "t7", "t8" }
            select Say.Paid(Sample.Opened, attempt, transaction: transaction)).ToArray();
        var (one, other) = (finished.Story.After(receipts), finished.Story.After(receipts.Reverse()));
        return (Essence.Of(one.Session) == Essence.Of(other.Session) && one.Session.Ledger == other.Session.Ledger)
            .Collect(finished.Story.Session.Status);
    }

    [Rule("S13"), PaymentProperty]
    public Property A_pending_session_keeps_the_same_ledger_in_whatever_order_little_money_comes(WithOrder order)
    {
        var receipts = (
            from attempt in Enumerable.Range(1, order.Story.Last.Number - 1)
            from missing in new[] { 1, 2 }
            select Say.Paid(Sample.Opened, attempt, Sample.Usdt(1_000 - missing), $"t{6 + missing}")).ToArray();
        var (one, other) = (order.Story.After(receipts), order.Story.After(receipts.Reverse()));
        return (one.Session == other.Session).Collect($"{receipts.Length} receipts");
    }

    static readonly Either<Refusal, Seq<PaymentEvent>> Nothing = Seq<PaymentEvent>();

    static bool IsContradiction(Anomaly anomaly) =>
        anomaly is Anomaly.EndedOrder or Anomaly.ClosedAfterPaid or Anomaly.Duplicate
            or Anomaly.AfterCancel or Anomaly.AfterExpiry;

    static Int128 Received(Story story, Currency currency) =>
        story.Session.Ledger.CreditedMinorUnits(currency) + story.Session.Ledger.SurplusMinorUnits(currency);
}
