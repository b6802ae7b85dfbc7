using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>What must be done about every event, whatever the session was before it. By hand from the design.</summary>
/// <remarks>Many of these cells can never be decided; React is total all the same (S16).</remarks>
public class ReactionTable
{
    const string BeforeAnOrderIsKnown = """
        event                    | Initialized               | Opening
        SessionOpened            | -                         | -
        OrderRequested(L+1)      | OpenOrder(L+1)            | OpenOrder(L+1)
        CheckoutOpened(L)        | -                         | -
        OrderRefused(L)          | -                         | -
        OrderEnded(L)            | -                         | -
        CloseRequested(Cancel)   | -                         | CloseOrder(L)
        CloseRequested(Deadline) | -                         | CloseOrder(L)
        CloseRequested(Replace)  | -                         | CloseOrder(L)
        Paid(L)                  | NotifyMerchant(Succeeded) | NotifyMerchant(Succeeded)
        Paid(m < L)              | NotifyMerchant(Succeeded) | NotifyMerchant(Succeeded) + CloseOrder(L)
        SurplusReceived          | NotifyMerchant(Surplus)   | NotifyMerchant(Surplus)
        AnomalyNoted             | -                         | -
        Cancelled                | NotifyMerchant(Failed)    | NotifyMerchant(Failed)
        Expired                  | NotifyMerchant(Failed)    | NotifyMerchant(Failed)
        """;

    const string WithAnOrder = """
        event                    | Awaiting                                  | Closing(Replace)
        SessionOpened            | -                                         | -
        OrderRequested(L+1)      | OpenOrder(L+1)                            | OpenOrder(L+1)
        CheckoutOpened(L)        | -                                         | -
        OrderRefused(L)          | -                                         | -
        OrderEnded(L)            | -                                         | -
        CloseRequested(Cancel)   | CloseOrder(L)                             | -
        CloseRequested(Deadline) | CloseOrder(L)                             | -
        CloseRequested(Replace)  | CloseOrder(L)                             | -
        Paid(L)                  | NotifyMerchant(Succeeded)                 | NotifyMerchant(Succeeded)
        Paid(m < L)              | NotifyMerchant(Succeeded) + CloseOrder(L) | NotifyMerchant(Succeeded) + CloseOrder(L)
        SurplusReceived          | NotifyMerchant(Surplus)                   | NotifyMerchant(Surplus)
        AnomalyNoted             | -                                         | -
        Cancelled                | NotifyMerchant(Failed)                    | NotifyMerchant(Failed)
        Expired                  | NotifyMerchant(Failed)                    | NotifyMerchant(Failed)
        """;

    const string OnTheWayOut = """
        event                    | Closing(Cancel)                           | Closing(Deadline)
        SessionOpened            | -                                         | -
        OrderRequested(L+1)      | OpenOrder(L+1)                            | OpenOrder(L+1)
        CheckoutOpened(L)        | -                                         | -
        OrderRefused(L)          | -                                         | -
        OrderEnded(L)            | -                                         | -
        CloseRequested(Cancel)   | -                                         | -
        CloseRequested(Deadline) | -                                         | -
        CloseRequested(Replace)  | -                                         | -
        Paid(L)                  | NotifyMerchant(Succeeded)                 | NotifyMerchant(Succeeded)
        Paid(m < L)              | NotifyMerchant(Succeeded) + CloseOrder(L) | NotifyMerchant(Succeeded) + CloseOrder(L)
        SurplusReceived          | NotifyMerchant(Surplus)                   | NotifyMerchant(Surplus)
        AnomalyNoted             | -                                         | -
        Cancelled                | NotifyMerchant(Failed)                    | NotifyMerchant(Failed)
        Expired                  | NotifyMerchant(Failed)                    | NotifyMerchant(Failed)
        """;

    const string Finished = """
        event                    | Paid                    | Cancelled               | Expired
        SessionOpened            | -                       | -                       | -
        OrderRequested(L+1)      | -                       | -                       | -
        CheckoutOpened(L)        | -                       | -                       | -
        OrderRefused(L)          | -                       | -                       | -
        OrderEnded(L)            | -                       | -                       | -
        CloseRequested(Cancel)   | -                       | -                       | -
        CloseRequested(Deadline) | -                       | -                       | -
        CloseRequested(Replace)  | -                       | -                       | -
        Paid(L)                  | -                       | -                       | -
        Paid(m < L)              | -                       | -                       | -
        SurplusReceived          | NotifyMerchant(Surplus) | NotifyMerchant(Surplus) | NotifyMerchant(Surplus)
        AnomalyNoted             | -                       | -                       | -
        Cancelled                | -                       | -                       | -
        Expired                  | -                       | -                       | -
        """;

    static readonly IReadOnlyList<Row> Rows = new Row[]
    {
        new("SessionOpened", _ => new PaymentEvent.SessionOpened(Sample.Terms)),
        new("OrderRequested(L+1)", it => new PaymentEvent.OrderRequested(it.Story.Last.Next, it.EndsAt)),
        new("CheckoutOpened(L)", it => new PaymentEvent.CheckoutOpened(
            it.Story.Last, new Checkout(Sample.Quote, Sample.Links(it.Last), it.EndsAt))),
        new("OrderRefused(L)", it => new PaymentEvent.OrderRefused(it.Story.Last)),
        new("OrderEnded(L)", it => new PaymentEvent.OrderEnded(it.Story.Last)),
        new("CloseRequested(Cancel)", _ => new PaymentEvent.CloseRequested(new Because.Cancel(Sample.ByMerchant))),
        new("CloseRequested(Deadline)", _ => new PaymentEvent.CloseRequested(new Because.Deadline())),
        new("CloseRequested(Replace)", _ => new PaymentEvent.CloseRequested(new Because.Replace())),
        new("Paid(L)", it => new PaymentEvent.Paid(Receipt(it, it.Last))),
        new("Paid(m < L)", it => new PaymentEvent.Paid(Receipt(it, it.Last - 1))),
        new("SurplusReceived", it => new PaymentEvent.SurplusReceived(Receipt(it, it.Last), new Anomaly.Duplicate())),
        new("AnomalyNoted", _ => new PaymentEvent.AnomalyNoted(new Anomaly.EndedOrder())),
        new("Cancelled", it => new PaymentEvent.Cancelled(Sample.ByMerchant, it.EndsAt)),
        new("Expired", it => new PaymentEvent.Expired(it.EndsAt)),
    };

    static readonly IReadOnlyList<TableCell> ByHand =
        new[] { BeforeAnOrderIsKnown, WithAnOrder, OnTheWayOut, Finished }.SelectMany(HandTable.Read).ToArray();

    public static TheoryData<string, string, string> Cells => HandTable.Theory(ByHand);

    [Theory, MemberData(nameof(Cells))]
    public void Holds(string happened, string session, string effects) =>
        Assert.All(Effects(happened, session), it => Assert.Equal(effects, it));

    [Fact]
    public void Has_a_cell_for_every_event_and_every_session() =>
        Assert.Equal(
            Rows.SelectMany(row => Columns.All.Select(column => $"{row.Name} | {column}")).Order(),
            ByHand.Where(it => it.Expected.Length > 0 && Effects(it.Row, it.Column).Any())
                .Select(it => $"{it.Row} | {it.Column}").Order());

    [Fact]
    public void Has_a_row_for_every_kind_of_event() =>
        Assert.Equal(
            typeof(PaymentEvent).GetNestedTypes().Select(it => it.Name).Order(),
            Rows.Select(it => it.Event(Columns.Variants.First()).GetType().Name).Distinct().Order());

    internal const string About = """
        What must be done about every event, seen with the session before it; written by the specs from the running
        React. `-` is nothing. L is the last attempt that the session had asked for, m an earlier one. Most of the
        events can only happen to some of the sessions: the other cells say that no history, however odd, leads to
        more than this.
        """;

    internal static string Text => Document.Table("event", Columns.All, RowsOf(Columns.All));

    internal static string Of(IReadOnlyList<string> columns) => Document.Aligned("event", columns, RowsOf(columns));

    [Fact]
    public void Is_also_in_the_documents() => Document.Is("reactions.md", "Reactions", About, Text);

    static IEnumerable<IEnumerable<string>> RowsOf(IReadOnlyList<string> columns) =>
        Rows.Select(row => columns.Select(it => string.Join(" / ", Effects(row.Name, it).Distinct())).Prepend(row.Name));

    static IEnumerable<string> Effects(string happened, string column) =>
        from variant in Columns.Variants.Where(it => it.Column == column)
        let session = variant.Story.Session
        let effects = PaymentDecider.React(session, Rows.Single(it => it.Name == happened).Event(variant))
        select Words.List(effects.Map(it => Words.Of(session, it)));

    static Receipt Receipt(Variant variant, int attempt) =>
        new(new(attempt), Sample.Transaction("t9"), Sample.Quote, Sample.Quote,
            new PaidAt(Sample.Opened), new ReceivedAt(variant.EndsAt));

    sealed record Row(string Name, Func<Variant, PaymentEvent> Event);
}
