using System.Buffers;
using System.Text;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Crash.Specs.Outside;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json;
using Payments.Testing.BinancePay;
using Payments.Webhooks;

namespace Payments.Crash.Specs.Accounting;

/// <summary>What must hold between what was seen and what is stored: a rule, and everything that breaks it.</summary>
public sealed record Rule(string Text, Func<Accounts, IEnumerable<string>> Breaches);

/// <summary>The comparison, as a pure function.</summary>
public static class Audit
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

    static IEnumerable<string> Unstored(Accounts accounts) =>
        accounts.Answers.Where(it => it.IsDone)
            .DistinctBy(it => (it.Payment, it.Body))
            .Where(it => !SessionOf(accounts, it.Payment).Exists(stored => Shows(stored, it.Body)))
            .Select(it => $"{it.Call.Method} {it.Call.Path} {it.Status} of {it.Payment}");

    // A reply is made of the session and of whether its time was over: there are two for each part of a history.
    static bool Shows(StoredSession stored, string body)
    {
        var session = PaymentDecider.Begin(stored.Opened);
        if (IsReply(session, body))
            return true;
        foreach (var happened in stored.History)
        {
            session = PaymentDecider.Evolve(session, happened.Event);
            if (IsReply(session, body))
                return true;
        }

        return false;
    }

    static bool IsReply(PaymentSession session, string body) =>
        Reply(session, Instant.MinValue) == body || Reply(session, Instant.MaxValue) == body;

    /// <summary>The session's reply at a time.</summary>
    internal static string Reply(PaymentSession session, Instant now)
    {
        var written = new ArrayBufferWriter<byte>();
        SessionReplyJson.Write(written, session.Terms, ClientView.Of(session, now));
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }

    static IEnumerable<string> Changed(Accounts accounts) =>
        accounts.Repeats.Where(it => (it.First.Status, it.First.Body) != (it.Again.Status, it.Again.Body))
            .Select(it => $"{it.First.Call.Path} {it.First.Status} {it.First.Code}, "
                + $"then {it.Again.Status} {it.Again.Code}");

    static IEnumerable<string> Miscounted(Accounts accounts)
    {
        var openings = accounts.Answers
            .Where(it => it.IsDone && it.Call.Place == Moment.Open)
            .GroupBy(it => it.Call.IdempotencyKey, it => it.Payment)
            .Select(it => it.Distinct().ToArray())
            .ToArray();
        foreach (var many in openings.Where(it => it.Length > 1))
            yield return $"one opening, {many.Length} sessions";

        var stored = PaymentStatus.All.Select(status => accounts.Stored.LongCount(it => it.Fold().Status == status));
        var counted = PaymentStatus.All.Select(accounts.Counts.Of).ToArray();
        if (accounts.Counts.Total != openings.Length || !counted.SequenceEqual(stored))
            yield return $"{openings.Length} openings, {accounts.Counts} counted";
    }

    static IEnumerable<string> Unasked(Accounts accounts) =>
        accounts.Orders
            .Where(it => !OrderNumber.Read(it.TradeNo).Exists(number =>
                SessionOf(accounts, number.Payment).Exists(stored => stored.Fold().Orders.Include(number.Attempt))))
            .Select(it => it.TradeNo);

    static IEnumerable<string> PayableTwice(Accounts accounts) =>
        accounts.PayableAtOnce.Select(it => $"{it.Value} of {it.Key}");

    static IEnumerable<string> ChargedTwice(Accounts accounts) =>
        accounts.Charges.GroupBy(PaymentOf).Where(it => it.Count() > 1).Select(it => $"{it.Count()} of {it.Key}");

    static IEnumerable<string> Unaccounted(Accounts accounts)
    {
        var booked = accounts.Stored.Select(it => it.Fold()).SelectMany(Receipts).Order().ToArray();
        var moved = accounts.Charges
            .Select(it => Line(OrderNumber.Read(it.TradeNo), it.TransactionId, it.Amount, it.Currency)).Order().ToArray();
        return moved.Except(booked).Select(it => $"{it} is not in the ledger")
            .Concat(booked.Except(moved).Select(it => $"{it} was never paid"))
            .Concat(booked.GroupBy(it => it).Where(it => it.Count() > 1).Select(it => $"{it.Key} is there twice"));
    }

    static IEnumerable<string> Receipts(PaymentSession session) =>
        session.Ledger.Credited.AsEnumerable().Concat(session.Ledger.Surplus.Map(it => it.Receipt)).Select(it => Line(
            new OrderNumber(session.Terms.Id, it.Attempt), it.Transaction.Text, it.Amount.Amount, it.Amount.Currency.Code));

    static string Line(Option<OrderNumber> order, string transaction, decimal amount, string currency) =>
        FormattableString.Invariant($"{order} {transaction} {amount:0.########} {currency}");

    static IEnumerable<string> Wrong(Accounts accounts)
    {
        var charged = accounts.Charges.Select(PaymentOf).ToHashSet();
        return accounts.Stored.Select(it => it.Fold())
            .Where(it => it is PaymentSession.Paid != charged.Contains(it.Terms.Id))
            .Select(it => $"{it.Terms.Id} is {it.Status}");
    }

    static IEnumerable<string> Open(Accounts accounts) =>
        accounts.Stored.Select(it => it.Fold()).Where(it => !it.Status.IsFinal).Select(it => $"{it.Terms.Id}")
            .Concat(accounts.Orders.Where(it => it.Status.IsPayable).Select(it => it.TradeNo));

    static IEnumerable<string> Untold(Accounts accounts)
    {
        var due = accounts.Stored.SelectMany(NoticeIds).ToHashSet();
        return due.Except(accounts.Notices.Where(it => it.IsTaken).Select(it => it.Id)).Select(it => $"{it} is missing")
            .Concat(accounts.Notices.Select(it => it.Id).Except(due).Select(it => $"{it} is of nothing stored"));
    }

    /// <summary>The ids of all that the merchant must hear of a session.</summary>
    internal static IEnumerable<string> NoticeIds(StoredSession stored)
    {
        var session = PaymentDecider.Begin(stored.Opened);
        foreach (var happened in stored.History)
        {
            foreach (var effect in PaymentDecider.React(session, happened.Event).OfType<Effect.NotifyMerchant>())
                yield return WebhookMessage.Of(session, effect.Notice, "any key", Instant.MinValue).Id;
            session = PaymentDecider.Evolve(session, happened.Event);
        }
    }

    static IEnumerable<string> Reworded(Accounts accounts) =>
        accounts.Notices.GroupBy(it => it.Id, it => it.Body).Where(it => it.Distinct().Count() > 1)
            .Select(it => $"{it.Key} has {it.Distinct().Count()}");

    static IEnumerable<string> Untyped(Accounts accounts) =>
        accounts.Answers
            .Where(it => !it.IsDone && (it.Code.Length == 0 || it.Status > 500 && !(it.Status == 503 && it.NamesTime)
                || it.Status == 500))
            .Select(it => $"{it.Call.Method} {it.Call.Path} {it.Status} {it.Code}");

    static Option<StoredSession> SessionOf(Accounts accounts, PaymentId payment) =>
        accounts.Sessions.TryGetValue(payment, out var found) ? found : None;

    static Option<PaymentId> PaymentOf(FakeCharge charge) => OrderNumber.Read(charge.TradeNo).Map(it => it.Payment);
}
