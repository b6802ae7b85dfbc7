using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>One way to reach a column of the tables, and what must be true there: told by hand, not asked.</summary>
public sealed record Variant(string Column, string Way, Story Story, Instant EndsAt, bool Exists, int PaidOrder)
{
    public int Last => Story.Last.Number;

    public bool IsClosing => Column.StartsWith("Closing", StringComparison.Ordinal);

    public IEnumerable<Instant> InTime => new[] { EndsAt - Duration.Epsilon, EndsAt - Duration.FromMinutes(5) };

    public IEnumerable<Instant> TooLate => new[] { EndsAt, EndsAt + Duration.Epsilon, EndsAt + Duration.FromDays(3) };

    public override string ToString() => $"{Column}, {Way}";
}

/// <summary>The columns of the tables: what a session can be, each reached in every way that could matter.</summary>
static class Columns
{
    public static readonly IReadOnlyList<string> All = new[]
    {
        "Initialized", "Opening", "Awaiting", "Closing(Cancel)", "Closing(Deadline)", "Closing(Replace)",
        "Paid", "Cancelled", "Expired",
    };

    /// <summary>The same columns, few enough at a time to be read side by side.</summary>
    public static readonly IReadOnlyList<(string Title, IReadOnlyList<string> Columns)> Groups = new[]
    {
        ("Before an order is known", All.Take(2).ToArray()),
        ("With an order", new[] { All[2], All[5] }),
        ("On the way out", All.Skip(3).Take(2).ToArray()),
        ("Finished", All.Skip(6).ToArray() as IReadOnlyList<string>),
    };

    // The first capture comes after 10 minutes, the second after 15; an order lives 40 (Sample).
    static readonly Instant AfterFirst = Minute(50);
    static readonly Instant AfterSecond = Minute(55);

    static readonly PaymentCommand[] Untouched = System.Array.Empty<PaymentCommand>();

    static readonly PaymentCommand[] First = new[] { Say.Capture(Minute(10)) };

    static readonly PaymentCommand[] Second =
        new[] { Say.Capture(Minute(10)), Say.Refused(Minute(11), 1), Say.Capture(Minute(15)) };

    static readonly PaymentCommand[] Replaced =
        new[] { Say.Capture(Minute(10)), Say.Exists(Minute(11), 1), Say.Canceled(Minute(12), 1) };

    public static IEnumerable<Variant> Variants { get; } = Initialized()
        .Concat(Opening()).Concat(Awaiting()).Concat(ToCancel()).Concat(ToExpire()).Concat(ToReplace())
        .Concat(Paid()).Concat(Cancelled()).Concat(Expired()).ToArray();

    public static Instant Minute(int minute) => Sample.Opened + Duration.FromMinutes(minute);

    static IEnumerable<Variant> Initialized()
    {
        yield return It("Initialized", "fresh", Sample.FirstDeadline, Untouched);
        yield return It("Initialized", "refused", AfterFirst, First, Say.Refused(Minute(11), 1));
        yield return It("Initialized", "refused twice", AfterSecond, Second, Say.Refused(Minute(16), 2));
        yield return It("Initialized", "underpaid", AfterFirst, First, Underpaid(11, 1));
        yield return It("Initialized", "underpaid twice", AfterSecond, Second, Underpaid(16, 2));
    }

    static IEnumerable<Variant> Opening()
    {
        yield return It("Opening", "the first order", AfterFirst, First);
        yield return It("Opening", "the second order", AfterSecond, Second);
        yield return It("Opening", "the order in place of a lost one", AfterFirst, Replaced);
    }

    static IEnumerable<Variant> Awaiting()
    {
        yield return Known("Awaiting", "the first order", AfterFirst, First, Say.Opened(Minute(11), 1));
        yield return Known("Awaiting", "the second order", AfterSecond, Second, Say.Opened(Minute(16), 2));
        yield return Known("Awaiting", "a short order", Minute(30), First, Say.Opened(Minute(11), 1, Minute(30)));
        yield return Known("Awaiting", "a long order", AfterFirst, First, Say.Opened(Minute(11), 1, Minute(51)));
    }

    static IEnumerable<Variant> ToCancel() =>
        Closings("Closing(Cancel)", Say.Cancel(Minute(20)), Say.Cancel(Minute(20)));

    static IEnumerable<Variant> ToExpire() =>
        Closings("Closing(Deadline)", Say.Expire(AfterFirst), Say.Expire(AfterSecond)).Append(
            Known("Closing(Deadline)", "an order that ended first", AfterFirst, First,
                Say.Opened(Minute(11), 1, Minute(30)), Say.Expire(Minute(30))));

    static IEnumerable<Variant> Closings(string column, PaymentCommand first, PaymentCommand second)
    {
        yield return It(column, "unanswered", AfterFirst, First, first);
        yield return It(column, "unanswered, the second order", AfterSecond, Second, second);
        yield return Known(column, "awaited", AfterFirst, First, Say.Opened(Minute(11), 1), first);
        yield return Known(column, "awaited, the second", AfterSecond, Second, Say.Opened(Minute(16), 2), second);
        yield return Known(column, "was to be replaced", AfterFirst, First, Say.Exists(Minute(11), 1), first);
    }

    static IEnumerable<Variant> ToReplace()
    {
        yield return Known("Closing(Replace)", "the first order", AfterFirst, First, Say.Exists(Minute(11), 1));
        yield return Known("Closing(Replace)", "the second order", AfterSecond, Second, Say.Exists(Minute(16), 2));
    }

    static IEnumerable<Variant> Paid()
    {
        yield return It("Paid", "by the first order", AfterFirst, First, Say.Paid(Minute(12), 1, transaction: "t0"))
            with { PaidOrder = 1 };
        yield return It("Paid", "by the second order", AfterSecond, Second,
            Say.Opened(Minute(16), 2), Say.Paid(Minute(17), 2, transaction: "t0")) with { PaidOrder = 2 };
        yield return It("Paid", "by the first of two orders", AfterFirst, Replaced,
            Say.Paid(Minute(13), 1, transaction: "t0")) with { PaidOrder = 1 };
    }

    static IEnumerable<Variant> Cancelled()
    {
        yield return It("Cancelled", "fresh", Sample.FirstDeadline, Untouched, Say.Cancel(Minute(5)));
        yield return It("Cancelled", "closed", AfterFirst, First, Say.Cancel(Minute(12)), Say.Lapsed(Minute(13), 1));
        yield return It("Cancelled", "by the provider", AfterSecond, Second, Say.Canceled(Minute(16), 2));
    }

    static IEnumerable<Variant> Expired()
    {
        yield return It("Expired", "fresh", Sample.FirstDeadline, Untouched, Say.Expire(Sample.FirstDeadline));
        yield return It("Expired", "closed", AfterFirst, First, Say.Expire(AfterFirst), Say.Lapsed(AfterFirst, 1));
        yield return It("Expired", "at the provider", AfterSecond, Second, Say.Lapsed(Minute(16), 2));
    }

    static PaymentCommand Underpaid(int minute, int attempt) =>
        Say.Paid(Minute(minute), attempt, Sample.Usdt(1), "t0");

    static Variant Known(
        string column, string way, Instant endsAt, PaymentCommand[] before, params IEnumerable<PaymentCommand> then) =>
        It(column, way, endsAt, before, then) with { Exists = true };

    static Variant It(
        string column, string way, Instant endsAt, PaymentCommand[] before, params IEnumerable<PaymentCommand> then) =>
        new(column, way, Story.Of(before.Concat(then)), endsAt, Exists: false, PaidOrder: 0);
}
