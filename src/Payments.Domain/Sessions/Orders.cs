using Payments.Domain.Values;

namespace Payments.Domain.Sessions;

/// <summary>
/// One order that was asked for: its quote once it is known, and whether no money can come for it any more.
/// </summary>
public sealed record AskedOrder(Attempt Attempt, Option<Money> Quote, bool HasEnded);

/// <summary>Every order that was ever asked for, in the order of asking. At most the last one is open (S9).</summary>
public sealed record Orders
{
    internal static readonly Orders None = new(Seq<AskedOrder>());

    Orders(Seq<AskedOrder> all) => All = all;

    public Seq<AskedOrder> All { get; }

    public Attempt LastAttempt => new(All.Count);

    /// <summary>Whether an order with this number was ever asked for.</summary>
    public bool Include(Attempt attempt) => attempt >= Attempt.First && attempt <= LastAttempt;

    public Option<Money> QuoteOf(Attempt attempt) =>
        Include(attempt) ? All[attempt.Number - 1].Quote : Option<Money>.None;

    /// <summary>Whether money can still come for it, as far as we know.</summary>
    public bool IsOpen(Attempt attempt) => Include(attempt) && !All[attempt.Number - 1].HasEnded;

    // Asking for the next order is only ever decided when the one before has ended (S9).
    internal Orders Ask() =>
        new(End(LastAttempt).All.Add(new AskedOrder(LastAttempt.Next, Option<Money>.None, HasEnded: false)));

    internal Orders Quote(Attempt attempt, Money quote) => Change(attempt, it => it with { Quote = quote });

    internal Orders End(Attempt attempt) => IsOpen(attempt) ? Change(attempt, it => it with { HasEnded = true }) : this;

    Orders Change(Attempt attempt, Func<AskedOrder, AskedOrder> change) =>
        Include(attempt) ? new(All.Map(it => it.Attempt == attempt ? change(it) : it).Strict()) : this;
}
