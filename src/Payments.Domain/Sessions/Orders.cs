using Payments.Domain.Values;

namespace Payments.Domain.Sessions;

/// <summary>
/// One order that was asked for: its quote once it is known, and whether no money can come for it any more.
/// </summary>
public sealed record AskedOrder(Attempt Attempt, Option<Money> Quote, bool HasEnded);

/// <summary>Every order that was ever asked for, in the order of asking. At most the last one is open (S9).</summary>
public sealed record Orders
{
    internal static readonly Orders None = new(Arr<Option<Money>>.Empty, lastIsOpen: false);

    // By attempt. Of the last order alone is it kept whether it has ended: all before it have (S9).
    readonly Arr<Option<Money>> quotes;
    readonly bool lastIsOpen;

    Orders(Arr<Option<Money>> quotes, bool lastIsOpen) => (this.quotes, this.lastIsOpen) = (quotes, lastIsOpen);

    public Seq<AskedOrder> All =>
        toSeq(Enumerable.Range(1, quotes.Count).Select(it => Asked(new Attempt(it)))).Strict();

    public Attempt LastAttempt => new(quotes.Count);

    /// <summary>Whether an order with this number was ever asked for.</summary>
    public bool Include(Attempt attempt) => attempt >= Attempt.First && attempt <= LastAttempt;

    public Option<Money> QuoteOf(Attempt attempt) =>
        Include(attempt) ? quotes[attempt.Number - 1] : Option<Money>.None;

    /// <summary>Whether money can still come for it, as far as we know.</summary>
    public bool IsOpen(Attempt attempt) => lastIsOpen && attempt == LastAttempt;

    // Asking for the next order is only ever decided when the one before has ended (S9).
    internal Orders Ask() => new(quotes.Add(Option<Money>.None), lastIsOpen: true);

    internal Orders Quote(Attempt attempt, Money quote) =>
        Include(attempt) ? new(quotes.SetItem(attempt.Number - 1, quote), lastIsOpen) : this;

    internal Orders End(Attempt attempt) => IsOpen(attempt) ? new(quotes, lastIsOpen: false) : this;

    AskedOrder Asked(Attempt attempt) => new(attempt, QuoteOf(attempt), !IsOpen(attempt));
}
