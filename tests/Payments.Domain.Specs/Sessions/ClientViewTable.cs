using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>What a client sees, and what capturing and cancelling answer. Written by hand from the design.</summary>
public class ClientViewTable
{
    const string WhatIsSeen = """
        session                     | status    | message             | links      | expires_at | cancellation_reason
        Initialized, in time        | pending   | Pending             | none       | ExpiresAt  | none
        Initialized, too late       | expired   | Expired             | none       | none       | none
        Opening, in time            | pending   | Preparing checkout  | none       | ExpiresAt  | none
        Opening, too late           | pending   | Expiring            | none       | ExpiresAt  | none
        Awaiting, in time           | pending   | Waiting for payment | those of L | ExpiresAt  | none
        Awaiting, too late          | pending   | Expiring            | none       | ExpiresAt  | none
        Closing(Cancel), in time    | pending   | Cancelling          | none       | none       | none
        Closing(Cancel), too late   | pending   | Cancelling          | none       | none       | none
        Closing(Deadline), in time  | pending   | Expiring            | none       | ExpiresAt  | none
        Closing(Deadline), too late | pending   | Expiring            | none       | ExpiresAt  | none
        Closing(Replace), in time   | pending   | Preparing checkout  | none       | ExpiresAt  | none
        Closing(Replace), too late  | pending   | Expiring            | none       | ExpiresAt  | none
        Paid, in time               | paid      | Paid                | none       | none       | none
        Paid, too late              | paid      | Paid                | none       | none       | none
        Cancelled, in time          | cancelled | Cancelled           | none       | none       | the session's
        Cancelled, too late         | cancelled | Cancelled           | none       | none       | the session's
        Expired, in time            | expired   | Expired             | none       | none       | none
        Expired, too late           | expired   | Expired             | none       | none       | none
        """;

    const string WhatIsAnswered = """
        session                     | capture              | cancel
        Initialized, in time        | OrderRequested(L+1)  | Cancelled(ByMerchant)
        Initialized, too late       | AlreadyExpired       | AlreadyExpired
        Opening, in time            | -                    | CloseRequested(Cancel)
        Opening, too late           | DeadlinePassed       | DeadlinePassed
        Awaiting, in time           | -                    | CloseRequested(Cancel)
        Awaiting, too late          | DeadlinePassed       | DeadlinePassed
        Closing(Cancel), in time    | CancellationUnderWay | -
        Closing(Cancel), too late   | CancellationUnderWay | -
        Closing(Deadline), in time  | DeadlinePassed       | DeadlinePassed
        Closing(Deadline), too late | DeadlinePassed       | DeadlinePassed
        Closing(Replace), in time   | -                    | CloseRequested(Cancel)
        Closing(Replace), too late  | DeadlinePassed       | DeadlinePassed
        Paid, in time               | AlreadyPaid          | AlreadyPaid
        Paid, too late              | AlreadyPaid          | AlreadyPaid
        Cancelled, in time          | AlreadyCancelled     | -
        Cancelled, too late         | AlreadyCancelled     | -
        Expired, in time            | AlreadyExpired       | AlreadyExpired
        Expired, too late           | AlreadyExpired       | AlreadyExpired
        """;

    static readonly IReadOnlyList<string> Seen =
        new[] { "status", "message", "links", "expires_at", "cancellation_reason", "capture", "cancel" };

    static readonly IReadOnlyList<string> Sessions =
        Columns.All.SelectMany(it => new[] { $"{it}, in time", $"{it}, too late" }).ToArray();

    static readonly IReadOnlyList<TableCell> ByHand =
        new[] { WhatIsSeen, WhatIsAnswered }.SelectMany(HandTable.Read).ToArray();

    public static TheoryData<string, string, string> Cells => HandTable.Theory(ByHand);

    [Theory, MemberData(nameof(Cells))]
    public void Holds(string session, string what, string shown) =>
        Assert.All(Shown(session, what), it => Assert.Equal(shown, it));

    [Fact]
    public void Has_a_cell_for_every_session_and_everything_shown() =>
        Assert.Equal(
            Sessions.SelectMany(session => Seen.Select(it => $"{session} | {it}")).Order(),
            ByHand.Where(it => Shown(it.Row, it.Column).Any()).Select(it => $"{it.Row} | {it.Column}").Order());

    internal const string About = """
        What reading a session shows, and what capturing and cancelling it answer; written by the specs from the
        running code. `ExpiresAt` is the first instant that is too late: the deadline, or the end of the order that
        awaits payment if that comes first. L is the last attempt; `-` is an answer without an event. Refusals and
        events are explained in the decision table.
        """;

    internal static string Text => Document.Table("session", Seen, Rows(Seen));

    internal static string TextOfSeen => Document.Aligned("session", Seen.SkipLast(2), Rows(Seen.SkipLast(2)));

    internal static string TextOfAnswers => Document.Aligned("session", Seen.TakeLast(2), Rows(Seen.TakeLast(2)));

    [Fact]
    public void Is_also_in_the_documents() => Document.Is("client-view.md", "What a client sees", About, Text);

    static IEnumerable<IEnumerable<string>> Rows(IEnumerable<string> seen) =>
        Sessions.Select(session => seen.Select(it => string.Join(" / ", Shown(session, it).Distinct())).Prepend(session));

    static IEnumerable<string> Shown(string session, string what)
    {
        var isLate = session.EndsWith(", too late", StringComparison.Ordinal);
        return
            from variant in Columns.Variants
            where session == $"{variant.Column}, {(isLate ? "too late" : "in time")}"
            from now in isLate ? variant.TooLate : variant.InTime
            select Shown(variant, now, what);
    }

    static string Shown(Variant variant, Instant now, string what)
    {
        var session = variant.Story.Session;
        var view = ClientView.Of(session, now);
        return what switch
        {
            "status" => view.Status.Word,
            "message" => view.Message,
            "links" => Named(view.Links, it => it == Sample.Links(variant.Last), "those of L"),
            "expires_at" => Named(view.ExpiresAt, it => it == variant.EndsAt, "ExpiresAt"),
            "cancellation_reason" => Named(view.CancellationReason, it => ReasonOf(session) == it, "the session's"),
            "capture" => Words.Of(session, PaymentDecider.Decide(session, Say.Capture(now))),
            _ => Words.Of(session, PaymentDecider.Decide(session, Say.Cancel(now))),
        };
    }

    static Option<CancellationReason> ReasonOf(PaymentSession session) =>
        session is PaymentSession.Cancelled { Reason: var reason } ? reason : None;

    static string Named<T>(Option<T> value, Func<T, bool> isExpected, string name) =>
        value.Match(Some: it => isExpected(it) ? name : $"{it}", None: () => "none");
}
