using Payments.Domain.Sessions;
using Payments.Domain.Specs.Values;
using Payments.Domain.Values;

namespace Payments.Domain.Specs.Sessions;

/// <summary>By what receipts are known, and in which order they stand in a ledger.</summary>
public class ReceiptSpec
{
    static Receipt Of(int attempt, string transaction, long minorUnits = 1_000) =>
        new(new Attempt(attempt), Sample.Transaction(transaction), Sample.Usdt(minorUnits), Sample.Quote,
            new PaidAt(Sample.Opened), new ReceivedAt(Sample.Opened));

    [Fact]
    public void Is_known_by_attempt_and_transaction_alone()
    {
        Assert.True(Of(1, "a").IsToldAgainBy(Of(1, "a", minorUnits: 7)));
        Assert.False(Of(1, "a").IsToldAgainBy(Of(2, "a")));
        Assert.False(Of(1, "a").IsToldAgainBy(Of(1, "A")));
    }

    [Fact]
    public void Stands_by_attempt_and_then_by_the_name_of_its_transaction()
    {
        var sorted = new[] { Of(1, "B"), Of(1, "a"), Of(2, "A"), Of(10, "A") };
        Assert.Equal(sorted, sorted.Reverse().Order());
        Assert.Equal(1, Of(1, "a").CompareTo(null));
    }

    [Fact]
    public void Compares_as_it_stands()
    {
        var (one, other, same) = (Of(1, "a"), Of(1, "b"), Of(1, "a", minorUnits: 7));
        Assert.True(one < other && !(other < one) && !(one < same));
        Assert.True(other > one && !(one > other) && !(one > same));
        Assert.True(one <= other && one <= same && !(other <= one));
        Assert.True(other >= one && one >= same && !(one >= other));
    }

    [Fact]
    public void Anomalies_stand_by_name_and_then_by_what_they_tell()
    {
        Anomaly[] sorted =
        [
            new Anomaly.Duplicate(), new Anomaly.Over(Sample.Usdt(1)), new Anomaly.Over(Sample.Usdt(2)),
            new Anomaly.UnknownOrder(),
        ];
        var noted = sorted.Reverse().Aggregate(
            PaymentDecider.Begin(PaymentDecider.Start(Sample.Terms)),
            (session, it) => PaymentDecider.Evolve(session, new PaymentEvent.AnomalyNoted(it)));
        Assert.Equal(sorted, noted.Ledger.Anomalies);
    }

    [Fact]
    public void Attempts_compare_by_number()
    {
        var (one, other, same) = (new Attempt(1), new Attempt(2), Attempt.First);
        Assert.True(one < other && !(other < one) && !(one < same));
        Assert.True(other > one && !(one > other) && !(one > same));
        Assert.True(one <= other && one <= same && !(other <= one));
        Assert.True(other >= one && one >= same && !(one >= other));
        Assert.Equal(("0", "1", "2"), ($"{Attempt.None}", $"{Attempt.First}", $"{Attempt.First.Next}"));
    }

    [Fact]
    public void Names_its_transaction_in_1_to_64_visible_characters()
    {
        Assert.Equal(["transaction_id Missing", "transaction_id Missing"], new[] { null, "" }.Select(Faults));
        Assert.Equal(["none", "transaction_id TooLong"], new[] { new string('x', 64), new string('x', 65) }.Select(Faults));
        Assert.Equal(["none", "none"], new[] { "!", "~" }.Select(Faults));
        Assert.Equal(
            Enumerable.Repeat("transaction_id Malformed", 4), new[] { " ", "a b", "\u007f", "é" }.Select(Faults));
        Assert.Equal("M_R_1", $"{Sample.Transaction("M_R_1")}");
    }

    [Fact]
    public void Is_kept_also_where_a_history_told_the_wrong_end_of_its_order()
    {
        var asked = PaymentDecider.Begin(PaymentDecider.Start(Sample.Terms));
        var history = Seq<PaymentEvent>(
            new PaymentEvent.OrderRequested(Attempt.First, Sample.FirstDeadline),
            new PaymentEvent.OrderRefused(Attempt.First.Next));
        var session = history.Fold(asked, PaymentDecider.Evolve);

        var paid = Say.Paid(Sample.Opened, 1, Sample.Usdt(999));
        Assert.Equal(
            [nameof(PaymentEvent.SurplusReceived), nameof(PaymentEvent.OrderEnded)],
            PaymentDecider.Decide(session, paid).IfLeft(Seq<PaymentEvent>()).Select(it => it.GetType().Name).ToArray());
        Assert.Equal(Option<Money>.None, session.Orders.QuoteOf(Attempt.None));
        Assert.Equal(Option<Money>.None, session.Orders.QuoteOf(Attempt.First.Next));
    }

    // The keys are stored in outboxes: one that changes would send a notice twice.
    [Fact]
    public void What_is_to_be_done_is_known_by_keys_that_never_change() =>
        Assert.Equal(
            ["open:1", "close:2", "notify:succeeded", "notify:failed", "notify:surplus:1:t1"],
            new Effect[]
            {
                new Effect.OpenOrder(Attempt.First, Sample.Terms, Sample.FirstDeadline),
                new Effect.CloseOrder(Attempt.First.Next),
                new Effect.NotifyMerchant(new Notice.Succeeded()),
                new Effect.NotifyMerchant(new Notice.Failed()),
                new Effect.NotifyMerchant(new Notice.Surplus(Attempt.First, Sample.Transaction("t1"))),
            }.Select(it => it.Key));

    static string Faults(string? text) => TransactionId.Create(text).Faults();
}
