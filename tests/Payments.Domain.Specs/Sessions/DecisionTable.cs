using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>
/// The whole state machine on one page, written by hand from the design. Change this table first; then make it true.
/// </summary>
/// <remarks>
/// A dash is nothing to do: no event, no refusal. An empty cell is a row that has no meaning for that column. Every
/// cell is tried in every way to reach its column, and at several instants around the first that is too late.
/// </remarks>
public class DecisionTable
{
    const string BeforeAnOrderIsKnown = """
        command                        | Initialized                        | Opening
        capture, in time               | OrderRequested(L+1)                | -
        capture, too late              | AlreadyExpired                     | DeadlinePassed
        cancel, in time                | Cancelled(ByMerchant)              | CloseRequested(Cancel)
        cancel, too late               | AlreadyExpired                     | DeadlinePassed
        expire, too early              | DeadlineNotReached                 | DeadlineNotReached
        expire, due                    | Expired                            | CloseRequested(Deadline)
        opened(L)                      | -                                  | CheckoutOpened
        refused(L), not known to exist | -                                  | OrderRefused
        refused(L), known to exist     | -                                  | OrderRefused
        exists(L)                      | -                                  | CloseRequested(Replace)
        closed(L): Canceled, in time   | -                                  | Cancelled(ByProvider)
        closed(L): Canceled, too late  | -                                  | Cancelled(ByProvider)
        closed(L): Expired, in time    | -                                  | Expired
        closed(L): Expired, too late   | -                                  | Expired
        closed(L), paid by m < L       |                                    |
        closed(m < L), paid by m       |                                    |
        closed once more, paid by it   |                                    |
        opened, refused, exists(m < L) | -                                  | -
        closed(m < L)                  | -                                  | -
        answers, closed(m > L, m < 1)  | -                                  | -
        paid(L), covers, in time       | Paid + EndedOrder                  | Paid
        paid(L), covers, heard late    | Expired + surplus AfterExpiry      | Paid
        paid(L), covers, moved late    | Expired + surplus AfterExpiry      | Paid + Late
        paid(L), too much, in time     | Paid + surplus Over + EndedOrder   | Paid + surplus Over
        paid(L), too much, heard late  | Expired + surplus AfterExpiry      | Paid + surplus Over
        paid(L), too little, in time   | surplus Under + EndedOrder         | surplus Under + OrderEnded
        paid(L), too little, too late  | Expired + surplus AfterExpiry      | surplus Under + OrderEnded
        paid(L), other money, in time  | surplus WrongCurrency + EndedOrder | surplus WrongCurrency + OrderEnded
        paid(L), other money, too late | Expired + surplus AfterExpiry      | surplus WrongCurrency + OrderEnded
        paid(m < L), covers, in time   | Paid + EndedOrder                  | Paid + EndedOrder
        paid(m < L), covers, too late  | Expired + surplus AfterExpiry      | Paid + EndedOrder
        paid(m < L), little, in time   | surplus Under + EndedOrder         | surplus Under + EndedOrder
        paid(m < L), little, too late  | Expired + surplus AfterExpiry      | surplus Under + EndedOrder
        paid(m > L, m < 1)             | surplus UnknownOrder               | surplus UnknownOrder
        paid, told before              | -                                  | -
        paid(m > L), told before       | -                                  | -
        refunded(L)                    | Refunded                           | Refunded
        refunded(L) once more          | -                                  | -
        """;

    const string WithAnOrder = """
        command                        | Awaiting                           | Closing(Replace)
        capture, in time               | -                                  | -
        capture, too late              | DeadlinePassed                     | DeadlinePassed
        cancel, in time                | CloseRequested(Cancel)             | CloseRequested(Cancel)
        cancel, too late               | DeadlinePassed                     | DeadlinePassed
        expire, too early              | DeadlineNotReached                 | DeadlineNotReached
        expire, due                    | CloseRequested(Deadline)           | CloseRequested(Deadline)
        opened(L)                      | -                                  | -
        refused(L), not known to exist | -                                  |
        refused(L), known to exist     | -                                  | -
        exists(L)                      | -                                  | -
        closed(L): Canceled, in time   | Cancelled(ByProvider)              | OrderRequested(L+1)
        closed(L): Canceled, too late  | Cancelled(ByProvider)              | Expired
        closed(L): Expired, in time    | Expired                            | OrderRequested(L+1)
        closed(L): Expired, too late   | Expired                            | Expired
        closed(L), paid by m < L       |                                    |
        closed(m < L), paid by m       |                                    |
        closed once more, paid by it   |                                    |
        opened, refused, exists(m < L) | -                                  | -
        closed(m < L)                  | -                                  | -
        answers, closed(m > L, m < 1)  | -                                  | -
        paid(L), covers, in time       | Paid                               | Paid
        paid(L), covers, heard late    | Paid                               | Paid
        paid(L), covers, moved late    | Paid + Late                        | Paid + Late
        paid(L), too much, in time     | Paid + surplus Over                | Paid + surplus Over
        paid(L), too much, heard late  | Paid + surplus Over                | Paid + surplus Over
        paid(L), too little, in time   | surplus Under + OrderEnded         | surplus Under + OrderEnded
        paid(L), too little, too late  | surplus Under + OrderEnded         | surplus Under + OrderEnded
        paid(L), other money, in time  | surplus WrongCurrency + OrderEnded | surplus WrongCurrency + OrderEnded
        paid(L), other money, too late | surplus WrongCurrency + OrderEnded | surplus WrongCurrency + OrderEnded
        paid(m < L), covers, in time   | Paid + EndedOrder                  | Paid + EndedOrder
        paid(m < L), covers, too late  | Paid + EndedOrder                  | Paid + EndedOrder
        paid(m < L), little, in time   | surplus Under + EndedOrder         | surplus Under + EndedOrder
        paid(m < L), little, too late  | surplus Under + EndedOrder         | surplus Under + EndedOrder
        paid(m > L, m < 1)             | surplus UnknownOrder               | surplus UnknownOrder
        paid, told before              | -                                  | -
        paid(m > L), told before       | -                                  | -
        refunded(L)                    | Refunded                           | Refunded
        refunded(L) once more          | -                                  | -
        """;

    const string OnTheWayOut = """
        command                        | Closing(Cancel)                               | Closing(Deadline)
        capture, in time               | CancellationUnderWay                          | DeadlinePassed
        capture, too late              | CancellationUnderWay                          | DeadlinePassed
        cancel, in time                | -                                             | DeadlinePassed
        cancel, too late               | -                                             | DeadlinePassed
        expire, too early              | DeadlineNotReached                            | -
        expire, due                    | -                                             | -
        opened(L)                      | -                                             | -
        refused(L), not known to exist | Cancelled(ByMerchant)                         | Expired
        refused(L), known to exist     | -                                             | -
        exists(L)                      | -                                             | -
        closed(L): Canceled, in time   | Cancelled(ByMerchant)                         | Expired
        closed(L): Canceled, too late  | Cancelled(ByMerchant)                         | Expired
        closed(L): Expired, in time    | Cancelled(ByMerchant)                         | Expired
        closed(L): Expired, too late   | Cancelled(ByMerchant)                         | Expired
        closed(L), paid by m < L       |                                               |
        closed(m < L), paid by m       |                                               |
        closed once more, paid by it   |                                               |
        opened, refused, exists(m < L) | -                                             | -
        closed(m < L)                  | -                                             | -
        answers, closed(m > L, m < 1)  | -                                             | -
        paid(L), covers, in time       | Paid                                          | Paid
        paid(L), covers, heard late    | Paid                                          | Paid
        paid(L), covers, moved late    | Paid + Late                                   | Paid + Late
        paid(L), too much, in time     | Paid + surplus Over                           | Paid + surplus Over
        paid(L), too much, heard late  | Paid + surplus Over                           | Paid + surplus Over
        paid(L), too little, in time   | surplus Under + Cancelled(ByMerchant)         | surplus Under + Expired
        paid(L), too little, too late  | surplus Under + Cancelled(ByMerchant)         | surplus Under + Expired
        paid(L), other money, in time  | surplus WrongCurrency + Cancelled(ByMerchant) | surplus WrongCurrency + Expired
        paid(L), other money, too late | surplus WrongCurrency + Cancelled(ByMerchant) | surplus WrongCurrency + Expired
        paid(m < L), covers, in time   | Paid + EndedOrder                             | Paid + EndedOrder
        paid(m < L), covers, too late  | Paid + EndedOrder                             | Paid + EndedOrder
        paid(m < L), little, in time   | surplus Under + EndedOrder                    | surplus Under + EndedOrder
        paid(m < L), little, too late  | surplus Under + EndedOrder                    | surplus Under + EndedOrder
        paid(m > L, m < 1)             | surplus UnknownOrder                          | surplus UnknownOrder
        paid, told before              | -                                             | -
        paid(m > L), told before       | -                                             | -
        refunded(L)                    | Refunded                                      | Refunded
        refunded(L) once more          | -                                             | -
        """;

    const string Finished = """
        command                        | Paid                 | Cancelled            | Expired
        capture, in time               | AlreadyPaid          | AlreadyCancelled     | AlreadyExpired
        capture, too late              | AlreadyPaid          | AlreadyCancelled     | AlreadyExpired
        cancel, in time                | AlreadyPaid          | -                    | AlreadyExpired
        cancel, too late               | AlreadyPaid          | -                    | AlreadyExpired
        expire, too early              | -                    | -                    | -
        expire, due                    | -                    | -                    | -
        opened(L)                      | -                    | -                    | -
        refused(L), not known to exist | -                    | -                    | -
        refused(L), known to exist     | -                    | -                    | -
        exists(L)                      | -                    | -                    | -
        closed(L): Canceled, in time   | ClosedAfterPaid      | -                    | -
        closed(L): Canceled, too late  | ClosedAfterPaid      | -                    | -
        closed(L): Expired, in time    | ClosedAfterPaid      | -                    | -
        closed(L): Expired, too late   | ClosedAfterPaid      | -                    | -
        closed(L), paid by m < L       | -                    |                      |
        closed(m < L), paid by m       | ClosedAfterPaid      |                      |
        closed once more, paid by it   | -                    |                      |
        opened, refused, exists(m < L) | -                    | -                    | -
        closed(m < L)                  | -                    | -                    | -
        answers, closed(m > L, m < 1)  | -                    | -                    | -
        paid(L), covers, in time       | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(L), covers, heard late    | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(L), covers, moved late    | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(L), too much, in time     | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(L), too much, heard late  | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(L), too little, in time   | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(L), too little, too late  | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(L), other money, in time  | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(L), other money, too late | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(m < L), covers, in time   | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(m < L), covers, too late  | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(m < L), little, in time   | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(m < L), little, too late  | surplus Duplicate    | surplus AfterCancel  | surplus AfterExpiry
        paid(m > L, m < 1)             | surplus UnknownOrder | surplus UnknownOrder | surplus UnknownOrder
        paid, told before              | -                    | -                    | -
        paid(m > L), told before       | -                    | -                    | -
        refunded(L)                    | Refunded             | Refunded             | Refunded
        refunded(L) once more          | -                    | -                    | -
        """;

    static readonly IReadOnlyList<TableCell> ByHand =
        new[] { BeforeAnOrderIsKnown, WithAnOrder, OnTheWayOut, Finished }.SelectMany(HandTable.Read).ToArray();

    public static TheoryData<string, string, string> Cells => HandTable.Theory(ByHand);

    [Theory, MemberData(nameof(Cells))]
    public void Holds(string command, string session, string outcome) =>
        Assert.All(Row(command).Answers(session), answer => Assert.Equal(outcome, answer));

    [Fact]
    public void Has_a_cell_wherever_a_command_can_meet_a_session() =>
        Assert.Equal(
            DecisionRows.All.SelectMany(row => Columns.All
                .Where(column => row.Answers(column).Any())
                .Select(column => $"{row.Name} | {column}")).Order(),
            ByHand.Where(it => it.Expected.Length > 0).Select(it => $"{it.Row} | {it.Column}").Order());

    [Fact]
    public void Has_the_columns_that_the_sessions_are() =>
        Assert.All(Columns.Variants, it => Assert.Equal(it.Column, Words.Of(it.Story.Session)));

    internal const string About = """
        What every command does to every session, written by the specs from the running decider. `-` is nothing to
        do: no event, no refusal. L is the last attempt that was asked for. Refusals are in *italics*; "surplus" is
        the event SurplusReceived with its anomaly, and an anomaly alone is the event AnomalyNoted. An empty cell
        cannot happen.
        """;

    internal static string Text =>
        Document.Table("command", Columns.All, Rows(Columns.All));

    internal static string Of(IReadOnlyList<string> columns) =>
        Document.Aligned("command", columns, Rows(columns).Where(it => it.Skip(1).Any(cell => cell.Length > 0)));

    [Fact]
    public void Is_also_in_the_documents() => Document.Is("decision-table.md", "Decision table", About, Text);

    static IEnumerable<IEnumerable<string>> Rows(IReadOnlyList<string> columns) =>
        DecisionRows.All.Select(row => columns.Select(it => Answers(row, it)).Prepend(row.Name));

    static DecisionRow Row(string name) => DecisionRows.All.Single(it => it.Name == name);

    static string Answers(DecisionRow row, string column) =>
        string.Join(" / ", row.Answers(column).Distinct().Select(Emphasized));

    static string Emphasized(string answer) =>
        typeof(Refusal).GetNestedTypes().Any(it => it.Name == answer) ? $"*{answer}*" : answer;
}
