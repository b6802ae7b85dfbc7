using Payments.Application.Ports;
using Payments.Domain.Values;

namespace Payments.Crash.Specs.Accounting;

/// <summary>What must hold between what was seen and what is stored: a rule, and everything that breaks it.</summary>
public sealed record Rule(string Text, Func<Accounts, IEnumerable<string>> Breaches);

/// <summary>The comparison, as a pure function.</summary>
public static partial class Audit
{
    public static readonly Rule Acknowledged = new(
        "What was acknowledged is stored: a part of the history shows each 2xx reply, byte for byte", Unstored);

    public static readonly Rule Replayed = new(
        "Each POST, repeated under its Idempotency-Key, is answered as it was, byte for byte", Changed);

    public static readonly Rule OpenedOnce = new(
        "Each opening has one session, the lists count it, and nobody else's", Miscounted);

    public static readonly Rule AskedFirst = new(
        "Every order at the provider was asked for by a stored event", Unasked);

    public static readonly Rule PayableOnce = new(
        "At most one order of a session can be paid at any moment", PayableTwice);

    public static readonly Rule ChargedOnce = new("Nobody is charged twice for a session", ChargedTwice);

    public static readonly Rule Accounted = new(
        "Every payment at the provider is credited or listed as surplus, once, and nothing else is", Unaccounted);

    public static readonly Rule PaidIfCharged = new(
        "A session is paid if and only if its customer was charged", Wrong);

    public static readonly Rule Ended = new(
        "Every session ends, and nothing can be paid any more", Open);

    public static readonly Rule Told = new(
        "The merchant has taken every notice that an event calls for, and heard of nothing else", Untold);

    public static readonly Rule OneBody = new("All copies of a notice have one body", Reworded);

    public static readonly Rule Typed = new(
        "Every other answer is a documented error, and no 5xx but 503, which says when to ask again", Untyped);

    public static IReadOnlyList<Rule> Rules { get; } =
    [
        Acknowledged, Replayed, OpenedOnce, AskedFirst, PayableOnce, ChargedOnce, Accounted, PaidIfCharged, Ended,
        Told, OneBody, Typed,
    ];

    /// <summary>Every breach of every rule.</summary>
    public static IReadOnlyList<string> Of(Accounts accounts) =>
        Rules.SelectMany(rule => rule.Breaches(accounts).Select(it => $"{rule.Text}: {it}")).ToArray();

    static Option<StoredSession> SessionOf(Accounts accounts, PaymentId payment) =>
        accounts.Sessions.TryGetValue(payment, out var found) ? found : None;
}
