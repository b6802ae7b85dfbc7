using FsCheck;
using FsCheck.Fluent;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Domain.Specs.Sessions;

/// <summary>No money is lost, none is counted twice, and only what covers pays.</summary>
public class MoneyRules
{
    static readonly Currency[] Currencies = new[] { Currency.Usdt, Currency.Usdc };

    static readonly Duration[] Distances =
        new[] { -Duration.FromDays(1), -Duration.Epsilon, Duration.Zero, Duration.Epsilon, Duration.FromDays(1) };

    [Rule("S2"), PaymentProperty]
    public Property What_was_received_is_what_was_credited_and_what_is_surplus(Story story) =>
        Enumerable.Range(0, story.Steps.Count + 1)
            .All(told => Currencies.All(it => IsConserved(it, story.Steps.Take(told).ToArray())))
            .Collect($"{Evidence.Receipts(story.Steps).Count()} receipts");

    [Rule("S2"), PaymentProperty]
    public bool Every_receipt_is_known_by_its_order_and_its_transaction(Story story) =>
        Evidence.Receipts(story.Steps).All(it => Held(story.Session).Contains((it.Attempt, it.Transaction)));

    [Rule("S2"), PaymentProperty]
    public bool Money_for_an_order_that_was_never_asked_for_is_surplus_and_changes_nothing_else(
        Story story, Moment moment)
    {
        var unknown = Say.Paid(moment.Command.At, story.Last.Number + 1, transaction: "t9");
        var step = Step.Of(story.Session, unknown);
        return step.Events.Map(it => Words.Of(step.Before, it)) == Seq1("surplus UnknownOrder")
            && step.After.Status == step.Before.Status
            && ClientView.Of(step.After, unknown.At) == ClientView.Of(step.Before, unknown.At);
    }

    [Rule("S2"), Rule("S16"), PaymentProperty]
    public Property A_payment_that_a_history_holds_for_a_finished_session_is_kept_as_surplus(
        Finished finished, Moment moment)
    {
        var session = finished.Story.Session;
        var receipt = new Receipt(
            finished.Story.Last, Sample.Transaction("t9"), Sample.Usdt(7), Sample.Quote,
            new PaidAt(moment.Command.At), new ReceivedAt(moment.Command.At));
        var once = PaymentDecider.Evolve(session, new PaymentEvent.Paid(receipt));
        return (once.Ledger.Surplus.Contains(new Surplus(receipt, AnomalyOf(session)))
            && once.Ledger.SurplusMinorUnits(Currency.Usdt) == session.Ledger.SurplusMinorUnits(Currency.Usdt) + 7
            && once.Ledger.Credited == session.Ledger.Credited
            && PaymentDecider.Evolve(once, new PaymentEvent.Paid(receipt)) == once)
            .Collect(session.Status);
    }

    [Rule("S3"), PaymentProperty]
    public Property A_session_becomes_paid_when_and_only_when_a_receipt_covers_the_quote_of_its_order(Story story) =>
        Enumerable.Range(0, story.Steps.Count)
            .All(at => Covers(story.Steps.Take(at).ToArray(), story.Steps[at])
                == (story.Steps[at].Before is PaymentSession.Pending && story.Steps[at].After is PaymentSession.Paid))
            .Classify(story.Session is PaymentSession.Paid, "paid");

    [Rule("S3"), PaymentProperty]
    public Property What_is_credited_is_the_quote_and_the_excess_is_surplus(WithOrder order, Moment moment)
    {
        var story = order.Story.After(Paid(order, moment, Sample.Usdt(1_005)));
        var due = QuoteOf(order.Story.Steps, order.Story.Last).IfNone(Sample.Quote);
        var (excess, ledger) = (Sample.Usdt(1_005 - due.MinorUnits), story.Session.Ledger);
        return (ledger.Credited.Map(it => it.Amount) == due
            && ledger.Surplus.Map(it => (it.Receipt.Transaction, it.Receipt.Amount, it.Anomaly)).Last
                == (Sample.Transaction("t9"), excess, new Anomaly.Over(excess))
            && story.Session is PaymentSession.Paid { Receipt: var receipt } && ledger.Credited == receipt)
            .Classify(QuoteOf(order.Story.Steps, order.Story.Last).IsSome, "the quote was known");
    }

    [Rule("S3"), PaymentProperty]
    public bool Once_the_quote_is_known_the_total_in_a_message_counts_for_nothing(
        Payable payable, Moment moment, bool more)
    {
        var total = Sample.Usdt(more ? 2_000 : 500);
        var covers = Say.Paid(moment.Command.At, payable.Story.Last.Number, Sample.Quote, "t9", total: total);
        var little = Say.Paid(moment.Command.At, payable.Story.Last.Number, Sample.Usdt(999), "t9", total: total);
        return payable.Story.After(covers).Session is PaymentSession.Paid { Receipt: var receipt }
            && receipt.Amount == Sample.Quote
            && payable.Story.After(little).Session is PaymentSession.Pending;
    }

    [Rule("S3"), PaymentProperty]
    public Property Before_the_quote_is_known_the_total_in_the_message_counts(WithOrder order, Moment moment)
    {
        var isQuoted = QuoteOf(order.Story.Steps, order.Story.Last).IsSome;
        var (amount, total) = (Sample.Usdt(2_000), Sample.Usdt(1_500));
        var paid = Say.Paid(moment.Command.At, order.Story.Last.Number, amount, "t9", total: total);
        return (order.Story.After(paid).Session is PaymentSession.Paid { Receipt: var receipt }
            && receipt.Amount == (isQuoted ? Sample.Quote : total))
            .Classify(!isQuoted, "without a quote");
    }

    [Rule("S4"), PaymentProperty]
    public Property When_we_heard_of_it_decides_nothing_about_a_payment_that_covers(
        WithOrder order, Moment one, Moment other)
    {
        var moved = other.Command.At;
        var soon = order.Story.After(Heard(one.Command.At));
        var late = order.Story.After(Heard(one.Command.At + Duration.FromDays(9)));
        return (Essence.Of(soon.Session) == Essence.Of(late.Session) && soon.Session is PaymentSession.Paid)
            .Classify(moved < ((PaymentSession.Pending)order.Story.Session).Deadline, "moved in time");

        PaymentCommand Heard(Instant at) => Say.Paid(at, order.Story.Last.Number, transaction: "t9", paidAt: moved);
    }

    [Rule("S4"), Rule("S6"), PaymentProperty]
    public Property A_payment_is_late_by_what_its_money_moved_after_the_deadline(WithOrder order, Moment moment)
    {
        var deadline = Deadline(order.Story.Steps);
        return Distances
            .All(by => LateBy(order.Story.After(Paid(order, moment, Sample.Quote, deadline + by)))
                == (by < Duration.Zero ? Seq<Duration>() : Seq1(by)))
            .Collect(Words.Of(order.Story.Session));
    }

    [Rule("S5"), PaymentProperty]
    public Property A_receipt_told_again_yields_no_event_whatever_else_it_says(Story story, Moment moment, bool same) =>
        Evidence.Receipts(story.Steps)
            .Select(it => same ? it : it with { Amount = Sample.Usdt(5), PaidAt = new PaidAt(moment.Command.At) })
            .All(it => Step.Of(story.Session, new PaymentCommand.Learn(moment.Command.At, it)).Answer == Nothing)
            .Collect($"{Evidence.Receipts(story.Steps).Count()} receipts");

    [Rule("S5"), Rule("S16"), PaymentProperty]
    public Property A_surplus_that_a_history_holds_twice_is_kept_once(Moment moment)
    {
        var surplus = toSeq(moment.Step.Events.OfType<PaymentEvent.SurplusReceived>());
        return surplus.ForAll(it => PaymentDecider.Evolve(moment.Step.After, it) == moment.Step.After)
            .Classify(!surplus.IsEmpty, "surplus");
    }

    [Rule("S5"), PaymentProperty]
    public bool Another_receipt_on_a_paid_session_is_surplus(WithOrder order, Moment moment, Moment next)
    {
        var paid = order.Story.After(Paid(order, moment, Sample.Usdt(1_001))).Session;
        var again = Say.Paid(next.Command.At, order.Story.Last.Number, Sample.Usdt(7), "t8");
        return Step.Of(paid, again).Events.Map(it => Words.Of(paid, it)) == Seq1("surplus Duplicate");
    }

    [Rule("S18"), PaymentProperty]
    public Property A_payment_that_does_not_cover_is_surplus_and_ends_its_order(
        WithOrder order, Moment moment, bool other)
    {
        var amount = other ? Sample.Usdc(5_000) : Sample.Usdt(999);
        var due = QuoteOf(order.Story.Steps, order.Story.Last).IfNone(Sample.Quote);
        var story = order.Story.After(Paid(order, moment, amount));
        return (!story.Session.Orders.IsOpen(order.Story.Last)
            && story.Session.Ledger.Surplus.Exists(it =>
                it.Receipt.Amount == amount && it.Anomaly == Shortcoming(due, amount))
            && story.Session.Ledger.Credited.IsNone)
            .Collect(Words.Of(order.Story.Session));
    }

    [Rule("S18"), PaymentProperty]
    public bool A_payment_that_covers_ends_its_order_and_no_other(WithOrder order, Moment moment, bool earlier)
    {
        var attempt = earlier ? Attempt.First : order.Story.Last;
        var after = order.Story.After(Say.Paid(moment.Command.At, attempt.Number, Sample.Usdt(1_001), "t9")).Session;
        return !after.Orders.IsOpen(attempt)
            && after.Orders.IsOpen(order.Story.Last) == (attempt != order.Story.Last);
    }

    [Rule("S18"), PaymentProperty]
    public Property After_a_payment_that_does_not_cover_the_session_goes_on_without_its_order(
        WithOrder order, Moment moment)
    {
        var after = order.Story.After(Paid(order, moment, Sample.Usdt(1))).Session;
        var expected = Words.Of(order.Story.Session) switch
        {
            "Closing(Cancel)" => "Cancelled",
            "Closing(Deadline)" => "Expired",
            _ => "Initialized",
        };
        return (Words.Of(after) == expected).Collect(expected);
    }

    static readonly Either<Refusal, Seq<PaymentEvent>> Nothing = Seq<PaymentEvent>();

    static PaymentCommand Paid(WithOrder order, Moment moment, Money amount, Instant? moved = null) =>
        Say.Paid(moment.Command.At, order.Story.Last.Number, amount, "t9", moved);

    static bool IsConserved(Currency currency, Step[] steps)
    {
        var ledger = steps.Length == 0 ? Story.Opened.Session.Ledger : steps[^1].After.Ledger;
        var received = Evidence.Receipts(steps)
            .Where(it => it.Amount.Currency == currency)
            .Sum(it => it.Amount.MinorUnits);
        return ledger.CreditedMinorUnits(currency) + ledger.SurplusMinorUnits(currency) == received;
    }

    static IEnumerable<(Attempt, TransactionId)> Held(PaymentSession session) =>
        session.Ledger.Credited.ToSeq().Concat(session.Ledger.Surplus.Map(it => it.Receipt))
            .Map(it => (it.Attempt, it.Transaction));

    static bool Covers(Step[] before, Step step) =>
        step.Before.AsOf(step.Command.At) is PaymentSession.Pending
        && step.Command is PaymentCommand.Learn { Fact: ProviderFact.Paid fact }
        && step.Before.Orders.Include(fact.Attempt)
        && !Evidence.Receipts(before).Any(it => it.Attempt == fact.Attempt && it.Transaction == fact.Transaction)
        && QuoteOf(before, fact.Attempt).IfNone(fact.OrderTotal) is var due
        && fact.Amount.Currency == due.Currency
        && fact.Amount.MinorUnits >= due.MinorUnits;

    static Anomaly AnomalyOf(PaymentSession finished) =>
        finished.Match<Anomaly>(
            pending: _ => new Anomaly.UnknownOrder(),
            paid: _ => new Anomaly.Duplicate(),
            cancelled: _ => new Anomaly.AfterCancel(),
            expired: _ => new Anomaly.AfterExpiry());

    static Option<Money> QuoteOf(IEnumerable<Step> steps, Attempt attempt) =>
        toSeq(steps.SelectMany(it => it.Events).OfType<PaymentEvent.CheckoutOpened>())
            .Filter(it => it.Attempt == attempt).HeadOrNone().Map(it => it.Checkout.Quote);

    static Instant Deadline(IEnumerable<Step> steps) =>
        steps.SelectMany(it => it.Events).OfType<PaymentEvent.OrderRequested>().Last().Deadline;

    static Seq<Duration> LateBy(Story story) =>
        toSeq(story.Session.Ledger.Anomalies.OfType<Anomaly.Late>().Select(it => it.By));

    static Anomaly Shortcoming(Money due, Money amount) =>
        due.Currency == amount.Currency
            ? new Anomaly.Under(Sample.Usdt(due.MinorUnits - amount.MinorUnits))
            : new Anomaly.WrongCurrency();
}
