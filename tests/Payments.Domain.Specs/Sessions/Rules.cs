namespace Payments.Domain.Specs.Sessions;

/// <summary>One rule of payment sessions: its lasting name, and what it says.</summary>
public sealed record Rule(string Id, string Sentence);

/// <summary>Which rule a property, an example or a whole class of them proves.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RuleAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}

/// <summary>The rules, as the design tells them. More are welcome; renumbering is not.</summary>
public static class Rules
{
    public static IReadOnlyList<Rule> All { get; } = new Rule[]
    {
        new("S1", "Paid, Cancelled and Expired never change status again."),
        new("S2", "Every verified receipt is either credited or listed as surplus, in every state, also one for an "
            + "order that was never asked for: received = credited + surplus, per currency."),
        new("S3", "A session becomes Paid when, while it is Pending, a verified receipt covers the amount the "
            + "provider quoted for its order (or, when the answer with the quote has not reached us yet, the "
            + "order total in the same verified message)."),
        new("S4", "When the money moved (PaidAt) and when we heard of it (ReceivedAt) are two types; only PaidAt "
            + "decides lateness. A payment made in time and reported days later is on time."),
        new("S5", "The same receipt told twice is one receipt: no event. Another receipt on a Paid session is "
            + "surplus, anomaly Duplicate."),
        new("S6", "The window is half open: now < ExpiresAt is in time, now >= ExpiresAt is too late."),
        new("S7", "AsOf(now) shows an Initialized session as expired from its deadline on, whether or not a sweep "
            + "has run, and Decide treats it so: same status, same refusals, same ledger as a swept one."),
        new("S8", "A session whose order may be open at the provider becomes Cancelled or Expired only on evidence "
            + "that no money can come for that order: closed or expired at the provider, conclusively refused, "
            + "or ended by an insufficient payment. If the evidence is a payment that covers, it becomes Paid."),
        new("S9", "At most one order per session can be payable at any time: attempt n+1 is asked for only after "
            + "attempt n is known to have ended; attempt numbers are never used twice."),
        new("S10", "Intent before effect: the event that asks for an order is stored before the provider is called, "
            + "so a crash in between leaves a trace that any node can finish."),
        new("S11", "Capture is idempotent: capturing an Awaiting session gives the same links and no event."),
        new("S12", "A repeated command (same command, same facts) yields no event and no error."),
        new("S13", "For every consistent history of what providers tell us (Paid and Closed facts; each order ends "
            + "at most once), every permutation and repetition of the facts (each after the event that asked "
            + "for its attempt) ends in the same status, the same ledger (ReceivedAt aside) and the same "
            + "anomalies. For an inconsistent one the money totals still agree and the contradiction is an "
            + "anomaly. No sleep, delay or grace period is used to get there."),
        new("S14", "The amount, currency, customer and reference of a session never change."),
        new("S15", "An unknown outcome (time-out, lost reply) is a state of knowledge, not a failure: nothing is "
            + "refused or cancelled because of it; it is asked again, with bounded delays and without a last try."),
        new("S16", "Evolve and React are total: no event makes them fail in any state."),
        new("S17", "While a session is Opening its OpenOrder effect is in the outbox, and while it is Closing its "
            + "CloseOrder effect is: no session waits for work that nobody will do."),
        new("S18", "A payment ends its order. An insufficient one is surplus; the session goes on as if the order "
            + "had been closed."),
        new("S19", "A refusal names the one fact about the session that stands in the way. Nothing has changed, and "
            + "asked again in the same moment it is refused again."),
        new("S20", "The merchant is told of the end of a session exactly once, and once of each surplus; different "
            + "work has different keys."),
    };
}
