using System.Buffers;
using System.Text;

using Payments.Application.Ports;
using Payments.Crash.Specs.Outside;
using Payments.Domain.Sessions;
using Payments.Json;

namespace Payments.Crash.Specs.Accounting;

// What clients were answered, against what is stored.
public static partial class Audit
{
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

    static IEnumerable<string> Untyped(Accounts accounts) =>
        accounts.Answers
            .Where(it => !it.IsDone && !IsDocumented(it))
            .Select(it => $"{it.Call.Method} {it.Call.Path} {it.Status} {it.Code}");

    static bool IsDocumented(Answer refused) =>
        refused.Code.Length > 0 && (refused.Status < 500 || (refused.Status == 503 && refused.NamesTime));
}
