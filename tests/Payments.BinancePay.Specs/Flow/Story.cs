using Payments.Application;
using Payments.Domain.Sessions;
using Payments.Testing.BinancePay;

namespace Payments.BinancePay.Specs.Flow;

/// <summary>How a script ended: what was broken, if anything, and what there was to see.</summary>
public sealed record Ending(
    string Broken,
    PaymentSession Session,
    IReadOnlyList<FakeOrder> Orders,
    IReadOnlyList<FakeCharge> Charges,
    int FaultsLeft);

/// <summary>One session through a script to the very end.</summary>
sealed class Story(Market market, SessionKey key)
{
    static readonly Duration LongestWait = Duration.FromHours(1);

    // Every wait, lease, back-off and deadline is over after a few of the longest waits.
    const int Rounds = 6;

    readonly List<string> broken = [];
    PaymentStatus lastStatus = PaymentStatus.Pending;

    public static async Task<Ending> Of(Market market, IEnumerable<Step> script)
    {
        var key = await market.Open();
        var story = new Story(market, key);
        foreach (var step in script)
        {
            await step.Do(market, key);
            await story.CheckNow();
        }

        return await story.End();
    }

    // Nothing goes wrong any more, and every wait comes to its end.
    async Task<Ending> End()
    {
        var binance = market.Binance;
        var left = BinancePayRoute.All.Sum(binance.Faults.Left);
        binance.Faults.Clear();
        (binance.PayClosedWebhooks, binance.CloseDelay) = (true, Duration.Zero);
        for (var round = 0; round < Rounds; round++)
        {
            await market.Deliver();
            await market.Sweep();
            await market.Reconcile();
            await market.Work();
            await CheckNow();
            market.Clock.Advance(LongestWait);
        }

        var ending = new Ending("", await market.See(key), market.OrdersOf(key), market.ChargesOf(key), left);
        CheckEnd(ending);
        return ending with { Broken = string.Join("; ", broken.Distinct()) };
    }

    // What holds at every moment.
    async Task CheckNow()
    {
        var session = await market.See(key);
        var payable = market.OrdersOf(key).Count(it => it.Status.IsPayable);
        Check(payable <= 1, "S9: at most one order can be paid");
        Check(payable == 0 || session is not (PaymentSession.Cancelled or PaymentSession.Expired),
            "S8: no order of a cancelled or expired session can be paid");
        Check(!lastStatus.IsFinal || session.Status == lastStatus, "S1: a final status stays");
        lastStatus = session.Status;
    }

    void CheckEnd(Ending ending)
    {
        var (_, session, orders, charges, _) = ending;
        Check(session.Status.IsFinal, "S17: every session comes to an end");
        Check(orders.All(it => !it.Status.IsPayable), "nothing can be paid any more");
        Check(charges.Count <= 1, "the customer is charged at most once");
        Check(charges.Count == 1 == session is PaymentSession.Paid, "it is paid if and only if the customer was charged");
        Check(Told(session).Order().SequenceEqual(charges.Select(Told).Order()), "every payment is in the ledger, once");
        Check(orders.Count == 0 || session is PaymentSession.Paid || Agrees(session, orders[^1]),
            "it ends as its last order did");
    }

    // Nobody was charged for it; whether it was closed or ran out is the same to a session that ends for its own reasons.
    static bool Agrees(PaymentSession session, FakeOrder last) =>
        last.PaidCount == 0 && session is PaymentSession.Cancelled or PaymentSession.Expired;

    static IEnumerable<string> Told(PaymentSession session) =>
        (session.Ledger.Credited.ToSeq() + session.Ledger.Surplus.Map(it => it.Receipt))
        .Select(it => $"{it.Transaction} {it.Amount.Amount:0.########} {it.Amount.Currency}");

    static string Told(FakeCharge it) => $"{it.TransactionId} {it.Amount:0.########} {it.Currency}";

    void Check(bool holds, string rule)
    {
        if (!holds)
            broken.Add(rule);
    }
}
