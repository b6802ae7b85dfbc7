using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>What a story proves about its orders, worked out from what was told and not from what the session remembers.</summary>
static class Evidence
{
    /// <summary>
    /// The orders that no money can come for: the provider said so of an order that had been asked for. A refusal says
    /// nothing of an order that is known to exist.
    /// </summary>
    public static IReadOnlySet<int> Ended(IEnumerable<Step> steps)
    {
        var (ended, existing) = (new System.Collections.Generic.HashSet<int>(), new System.Collections.Generic.HashSet<int>());
        foreach (var step in steps)
        {
            if (step.Command is PaymentCommand.Learn { Fact: var fact } && step.Before.Orders.Include(fact.Attempt)
                && EndsOrder(fact, existing))
                ended.Add(fact.Attempt.Number);
            if (step.Events.Exists(SaysThatItExists))
                existing.Add(step.Before.Orders.LastAttempt.Number);
        }

        return ended;
    }

    /// <summary>Every receipt that was told, once each, as it was told first.</summary>
    public static IEnumerable<ProviderFact.Paid> Receipts(IEnumerable<Step> steps) =>
        steps.Select(it => it.Command).OfType<PaymentCommand.Learn>()
            .Select(it => it.Fact).OfType<ProviderFact.Paid>()
            .DistinctBy(it => (it.Attempt, it.Transaction));

    static bool EndsOrder(ProviderFact fact, System.Collections.Generic.HashSet<int> existing) =>
        fact.Match(
            opened: _ => false,
            refused: it => !existing.Contains(it.Attempt.Number),
            exists: _ => false,
            closed: _ => true,
            paid: _ => true,
            refunded: _ => false);

    static bool SaysThatItExists(PaymentEvent happened) =>
        happened is PaymentEvent.CheckoutOpened or PaymentEvent.CloseRequested { Because: Because.Replace };
}

/// <summary>What must agree between sessions that heard the same things in another order, or at another time.</summary>
public sealed record Essence(PaymentStatus Status, Option<Receipt> Credited, Seq<Surplus> Surplus, Seq<Anomaly> Anomalies)
{
    public static Essence Of(PaymentSession session) =>
        new(
            session.Status,
            session.Ledger.Credited.Map(Timeless),
            session.Ledger.Surplus.Map(it => it with { Receipt = Timeless(it.Receipt) }),
            session.Ledger.Anomalies);

    static Receipt Timeless(Receipt receipt) => receipt with { ReceivedAt = new ReceivedAt(Sample.Opened) };
}
