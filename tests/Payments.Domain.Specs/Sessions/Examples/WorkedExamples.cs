using Payments.Domain.Sessions;

using static Payments.Domain.Specs.Sessions.Examples.Scene;

namespace Payments.Domain.Specs.Sessions.Examples;

/// <summary>What a domain expert would ask first, each answered by a story that is told to the running decider.</summary>
static class WorkedExamples
{
    static readonly Because.Cancel ToCancel = new(Sample.ByMerchant);

    public static IReadOnlyList<Example> All { get; } = new Example[]
    {
        Of("The published capture is paid", "S3 S10 S11", PublishedCapture.Story),
        Of("Paid in time, and reported after the end", "S4 S8", PaidInTimeAndReportedAfterTheEnd),
        Of("Paid late", "S4 S6 S8", PaidLate),
        Of("More than the quote", "S2 S3", MoreThanTheQuote),
        Of("Less than the quote, then a second order", "S9 S18", LessThanTheQuote),
        Of("Another currency than the quote", "S3 S18", AnotherCurrency),
        Of("Told twice", "S5 S12", ToldTwice),
        Of("Paid twice", "S2 S5", PaidTwice),
        Of("Cancelled while the order is open, and paid after all", "S3 S8", CancelledAndPaidAfterAll),
        Of("Cancelled, closed, and paid once it was over", "S1 S2 S8", CancelledAndPaidWhenOver),
        Of("At its deadline, a nanosecond before and after", "S6 S7", AtItsDeadline),
        Of("Nobody pays", "S8 S17", NobodyPays),
        Of("The answer was lost: the order is replaced", "S9 S15", TheAnswerWasLost),
        Of("Paid by the earlier order", "S9 S13", PaidByTheEarlierOrder),
        Of("Money for an order that was never asked for", "S2", MoneyForNoOrder),
        Of("A refund is noted", "S1", ARefundIsNoted),
    };

    static Story PaidInTimeAndReportedAfterTheEnd()
    {
        var payment = Payment(1, Usdt(100), movedAt: 49);
        return AwaitingPayment()
            .When(Swept(50)).Then(ToClose(new Because.Deadline())).ThenEffects(CloseOrder(1))
            .When(Told(2_000, payment)).Then(Paid(payment, 2_000)).ThenIs(PaymentStatus.Paid);
    }

    static Story PaidLate()
    {
        var payment = Payment(1, Usdt(100), movedAt: 53);
        return AwaitingPayment()
            .When(Swept(50)).Then(ToClose(new Because.Deadline()))
            .When(Told(54, payment))
            .Then(Paid(payment, 54), Noted(new Anomaly.Late(Duration.FromMinutes(3)))).ThenIs(PaymentStatus.Paid);
    }

    static Story MoreThanTheQuote()
    {
        var payment = Payment(1, Usdt(105), movedAt: 20);
        return AwaitingPayment()
            .When(Told(21, payment))
            .Then(Paid(payment, 21, Usdt(100)), Surplus(payment, 21, Usdt(5), new Anomaly.Over(Usdt(5))))
            .ThenEffects(
                Tell(new Notice.Succeeded()), Tell(new Notice.Surplus(payment.Attempt, payment.Transaction)));
    }

    static Story LessThanTheQuote()
    {
        var (little, enough) = (Payment(1, Usdt(99), movedAt: 20), Payment(2, Usdt(100), movedAt: 24, "T2"));
        return AwaitingPayment()
            .When(Told(21, little)).Then(Surplus(little, 21, new Anomaly.Under(Usdt(1))), Ended(1))
            .When(Captured(22)).Then(new PaymentEvent.OrderRequested(new(2), Minute(62)))
            .When(Told(25, enough)).Then(Paid(enough, 25)).ThenIs(PaymentStatus.Paid);
    }

    static Story AnotherCurrency()
    {
        var payment = Payment(1, Sample.Usdc(10_000_000_000), movedAt: 20);
        return AwaitingPayment()
            .When(Told(21, payment)).Then(Surplus(payment, 21, new Anomaly.WrongCurrency()), Ended(1))
            .ThenIs(PaymentStatus.Pending);
    }

    static Story ToldTwice()
    {
        var payment = Payment(1, Usdt(100), movedAt: 20);
        return AwaitingPayment()
            .When(Told(21, payment)).Then(Paid(payment, 21))
            .When(Told(90, payment)).ThenNothing().ThenEffects();
    }

    static Story PaidTwice()
    {
        var (first, second) = (Payment(1, Usdt(100), movedAt: 20), Payment(1, Usdt(100), movedAt: 22, "T2"));
        return AwaitingPayment()
            .When(Told(21, first)).Then(Paid(first, 21))
            .When(Told(23, second)).Then(Surplus(second, 23, new Anomaly.Duplicate())).ThenIs(PaymentStatus.Paid);
    }

    static Story CancelledAndPaidAfterAll()
    {
        var payment = Payment(1, Usdt(100), movedAt: 20);
        return AwaitingPayment()
            .When(Cancelled(20)).Then(ToClose(ToCancel)).ThenEffects(CloseOrder(1))
            .When(Captured(20)).ThenRefused(new Refusal.CancellationUnderWay())
            .When(Told(21, payment)).Then(Paid(payment, 21))
            .When(Cancelled(22)).ThenRefused(new Refusal.AlreadyPaid(payment.PaidAt));
    }

    static Story CancelledAndPaidWhenOver()
    {
        var payment = Payment(1, Usdt(100), movedAt: 20);
        return AwaitingPayment()
            .When(Cancelled(20)).Then(ToClose(ToCancel))
            .When(Told(21, Closed(1))).Then(CalledOff(21)).ThenEffects(Tell(new Notice.Failed()))
            .When(Told(22, payment)).Then(Surplus(payment, 22, new Anomaly.AfterCancel()))
            .When(Captured(23)).ThenRefused(new Refusal.AlreadyCancelled(Minute(21)))
            .ThenIs(PaymentStatus.Cancelled);
    }

    static Story AtItsDeadline() =>
        Given.Session(Sample.Terms)
            .When(Say.Expire(Minute(60) - Duration.Epsilon)).ThenRefused(new Refusal.DeadlineNotReached(Minute(60)))
            .When(Captured(60)).ThenRefused(new Refusal.AlreadyExpired(Minute(60)))
            .When(Say.Expire(Minute(60) + Duration.Epsilon)).Then(Expired(60)).ThenIs(PaymentStatus.Expired);

    static Story NobodyPays() =>
        AwaitingPayment()
            .When(Swept(50)).Then(ToClose(new Because.Deadline())).ThenEffects(CloseOrder(1))
            .When(Captured(51)).ThenRefused(new Refusal.DeadlinePassed(Minute(50)))
            .When(Told(52, Lapsed(1))).Then(Expired(52)).ThenEffects(Tell(new Notice.Failed()))
            .When(Captured(53)).ThenRefused(new Refusal.AlreadyExpired(Minute(52)));

    static Story TheAnswerWasLost() =>
        Given.Session(Sample.Terms)
            .When(Captured(10)).Then(Requested(1))
            .When(Captured(12)).ThenNothing()
            .When(Told(13, Exists(1))).Then(ToClose(new Because.Replace())).ThenEffects(CloseOrder(1))
            .When(Told(14, Closed(1))).Then(Requested(2))
            .ThenEffects(new Effect.OpenOrder(new(2), Sample.Terms, Minute(50)))
            .When(Told(15, Open(2))).Then(CheckedOut(2)).ThenIs(PaymentStatus.Pending);

    static Story PaidByTheEarlierOrder()
    {
        var payment = Payment(1, Usdt(100), movedAt: 12);
        return TheAnswerWasLost()
            .When(Told(16, payment)).Then(Paid(payment, 16), Noted(new Anomaly.EndedOrder()))
            .ThenEffects(Tell(new Notice.Succeeded()), CloseOrder(2))
            .When(Told(17, Closed(2))).ThenNothing();
    }

    static Story MoneyForNoOrder()
    {
        var payment = Payment(7, Usdt(100), movedAt: 20);
        return AwaitingPayment()
            .When(Told(21, payment)).Then(Surplus(payment, 21, new Anomaly.UnknownOrder()))
            .ThenEffects(Tell(new Notice.Surplus(payment.Attempt, payment.Transaction))).ThenIs(PaymentStatus.Pending);
    }

    static Story ARefundIsNoted()
    {
        var payment = Payment(1, Usdt(100), movedAt: 20);
        return AwaitingPayment()
            .When(Told(21, payment)).Then(Paid(payment, 21))
            .When(Told(90, new ProviderFact.Refunded(new(1)))).Then(Noted(new Anomaly.Refunded())).ThenEffects()
            .When(Told(91, new ProviderFact.Refunded(new(1)))).ThenNothing().ThenIs(PaymentStatus.Paid);
    }

    static Example Of(string title, string rules, Func<Story> tell) => new(title, rules.Split(' '), tell);
}
