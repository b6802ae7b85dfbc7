using Payments.Domain.Values;

namespace Payments.Domain.Sessions;

/// <summary>All money that was seen for a session: received = credited + surplus, per currency (S2).</summary>
/// <remarks>
/// Two ledgers are equal when they hold the same facts, in whatever order these were told (S13): surplus is kept in the
/// order of attempts, anomalies are a set.
/// </remarks>
public sealed record Ledger
{
    internal static readonly Ledger Empty = new(None, Seq<Surplus>(), Seq<Anomaly>());

    Ledger(Option<Receipt> credited, Seq<Surplus> surplus, Seq<Anomaly> anomalies) =>
        (Credited, Surplus, Anomalies) = (credited, surplus, anomalies);

    /// <summary>What paid the session: never more than its order's quote.</summary>
    public Option<Receipt> Credited { get; }

    public Seq<Surplus> Surplus { get; }

    /// <summary>A set, in a fixed order: an expired and overpaid session shows both.</summary>
    public Seq<Anomaly> Anomalies { get; }

    /// <summary>Whether this receipt was told before (S5).</summary>
    public bool Knows(Receipt receipt) =>
        IsCredited(receipt) || (!Surplus.IsEmpty && IsSurplus(receipt));

    public bool Has(Anomaly anomaly) => Anomalies.Exists(it => it == anomaly);

    /// <summary>
    /// In minor units. Wider than a <see cref="Money"/>, because nobody limits how often a stranger pays.
    /// </summary>
    public Int128 CreditedMinorUnits(Currency currency) =>
        Credited.Match(Some: it => In(currency, it), None: () => Int128.Zero);

    /// <summary>In minor units.</summary>
    public Int128 SurplusMinorUnits(Currency currency) =>
        Surplus.Fold(Int128.Zero, (sum, it) => sum + In(currency, it.Receipt));

    // Only a pending session is credited, and it becomes paid by that: there is never a second credit.
    internal Ledger Credit(Receipt receipt) => new(receipt, Surplus, Anomalies);

    internal Ledger Add(Surplus surplus) =>
        IsSurplus(surplus.Receipt)
            ? this
            : new Ledger(Credited, Sorted(Surplus.Add(surplus)), Anomalies).Note(surplus.Anomaly);

    internal Ledger Note(Anomaly anomaly) =>
        Has(anomaly) ? this : new Ledger(Credited, Surplus, Sorted(Anomalies.Add(anomaly)));

    bool IsCredited(Receipt receipt) => Credited.Case is Receipt it && it.IsToldAgainBy(receipt);

    bool IsSurplus(Receipt receipt) => Surplus.Exists(it => it.Receipt.IsToldAgainBy(receipt));

    static Int128 In(Currency currency, Receipt receipt) =>
        receipt.Amount.Currency == currency ? receipt.Amount.MinorUnits : 0;

    static Seq<Surplus> Sorted(Seq<Surplus> surplus) => toSeq(surplus.OrderBy(it => it.Receipt)).Strict();

    static Seq<Anomaly> Sorted(Seq<Anomaly> anomalies) =>
        toSeq(anomalies
            .OrderBy(it => it.Name, StringComparer.Ordinal)
            .ThenBy(it => it.ToString(), StringComparer.Ordinal))
        .Strict();
}
