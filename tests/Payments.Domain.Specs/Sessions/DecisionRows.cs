using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Domain.Specs.Sessions.Say;

namespace Payments.Domain.Specs.Sessions;

/// <summary>One row: the commands it stands for, told in turn; the answer to the last one is the cell.</summary>
public sealed record DecisionRow(
    string Name,
    Func<Variant, IEnumerable<Instant>> When,
    Func<Variant, Instant, IEnumerable<PaymentCommand[]>> Commands,
    Func<Variant, bool> Applies)
{
    public IEnumerable<string> Answers(string column) =>
        from variant in Columns.Variants.Where(it => it.Column == column && Applies(it))
        from at in When(variant)
        from commands in Commands(variant, at)
        let before = variant.Story.After(commands[..^1]).Session
        select Words.Of(before, PaymentDecider.Decide(before, commands[^1]));
}

/// <summary>The rows of the decision table, in its order. L is the last attempt that was asked for.</summary>
static class DecisionRows
{
    static readonly Money Little = Sample.Usdt(999);
    static readonly Money Much = Sample.Usdt(1_001);
    static readonly Money Other = Sample.Usdc(1_000);
    static readonly Instant LongAfter = Sample.Opened + Duration.FromDays(1);

    public static IReadOnlyList<DecisionRow> All { get; } = new[]
    {
        InTime("capture, in time", (_, at) => Capture(at)),
        TooLate("capture, too late", (_, at) => Capture(at)),
        InTime("cancel, in time", (_, at) => Cancel(at)),
        TooLate("cancel, too late", (_, at) => Cancel(at)),
        InTime("expire, too early", (_, at) => Expire(at)),
        TooLate("expire, due", (_, at) => Expire(at)),
        OfLast("opened(L)", (it, at) => Opened(at, it.Last)),
        OfLast("refused(L), not known to exist", (it, at) => Refused(at, it.Last)).IfClosing(it => !it.Exists),
        OfLast("refused(L), known to exist", (it, at) => Refused(at, it.Last)).IfClosing(it => it.Exists),
        OfLast("exists(L)", (it, at) => Exists(at, it.Last)),
        OfLast("closed(L): Canceled, in time", (it, at) => Canceled(at, it.Last)).InTime().If(IsPaidByLastIfPaid),
        OfLast("closed(L): Canceled, too late", (it, at) => Canceled(at, it.Last)).TooLate().If(IsPaidByLastIfPaid),
        OfLast("closed(L): Expired, in time", (it, at) => Lapsed(at, it.Last)).InTime().If(IsPaidByLastIfPaid),
        OfLast("closed(L): Expired, too late", (it, at) => Lapsed(at, it.Last)).TooLate().If(IsPaidByLastIfPaid),
        OfLast("closed(L), paid by m < L", (it, at) => Canceled(at, it.Last)).If(IsPaidByEarlier),
        OfEarlier("closed(m < L), paid by m", (_, at) => Canceled(at, 1)).If(IsPaidByEarlier),
        OfLast("closed once more, paid by it", (it, at) =>
            new[] { Lapsed(at, it.PaidOrder), Canceled(at, it.PaidOrder) })
            .If(it => it.PaidOrder > 0),
        OfEarlier("opened, refused, exists(m < L)", (_, at) => EachAnswer(at, 1)),
        OfEarlier("closed(m < L)", (_, at) => EachClosure(at, 1)).If(it => it.PaidOrder != 1),
        Always("answers, closed(m > L, m < 1)", (it, at) => Unasked(it).SelectMany(m => EachFactBesidesMoney(at, m))),
        OfLast("paid(L), covers, in time", (it, at) => Paid(at, it.Last)).InTime(),
        OfLast("paid(L), covers, heard late", (it, at) => Paid(at, it.Last)).TooLate(),
        OfLast("paid(L), covers, moved late", (it, at) => Paid(at, it.Last, paidAt: LongAfter)).TooLate(),
        OfLast("paid(L), too much, in time", (it, at) => Paid(at, it.Last, Much)).InTime(),
        OfLast("paid(L), too much, heard late", (it, at) => Paid(at, it.Last, Much)).TooLate(),
        OfLast("paid(L), too little, in time", (it, at) => Paid(at, it.Last, Little)).InTime(),
        OfLast("paid(L), too little, too late", (it, at) => Paid(at, it.Last, Little)).TooLate(),
        OfLast("paid(L), other money, in time", (it, at) => Paid(at, it.Last, Other)).InTime(),
        OfLast("paid(L), other money, too late", (it, at) => Paid(at, it.Last, Other)).TooLate(),
        OfEarlier("paid(m < L), covers, in time", (_, at) => Paid(at, 1)).InTime(),
        OfEarlier("paid(m < L), covers, too late", (_, at) => Paid(at, 1)).TooLate(),
        OfEarlier("paid(m < L), little, in time", (_, at) => Paid(at, 1, Little)).InTime(),
        OfEarlier("paid(m < L), little, too late", (_, at) => Paid(at, 1, Little)).TooLate(),
        Always("paid(m > L, m < 1)", (it, at) => Unasked(it).Select(m => new[] { Paid(at, m) })),
        OfLast("paid, told before", (it, at) =>
            new[] { Paid(at, it.Last), Paid(LongAfter, it.Last, Much, paidAt: LongAfter) }),
        Always("paid(m > L), told before", (it, at) =>
            Unasked(it).Select(m => new[] { Paid(at, m), Paid(at, m, Little) })),
        OfLast("refunded(L)", (it, at) => Refunded(at, it.Last)),
        OfLast("refunded(L) once more", (it, at) => new[] { Refunded(at, it.Last), Refunded(LongAfter, it.Last) }),
    };

    static bool IsPaidByLastIfPaid(Variant it) => it.PaidOrder == 0 || it.PaidOrder == it.Last;

    static bool IsPaidByEarlier(Variant it) => it.PaidOrder > 0 && it.PaidOrder < it.Last;

    static IEnumerable<int> Unasked(Variant it) => new[] { it.Last + 1, it.Last + 2, 0, -1 };

    static IEnumerable<PaymentCommand[]> EachFactBesidesMoney(Instant at, int attempt) =>
        EachAnswer(at, attempt).Concat(EachClosure(at, attempt));

    static IEnumerable<PaymentCommand[]> EachAnswer(Instant at, int attempt) =>
        new[] { new[] { Opened(at, attempt) }, new[] { Refused(at, attempt) }, new[] { Exists(at, attempt) } };

    static IEnumerable<PaymentCommand[]> EachClosure(Instant at, int attempt) =>
        new[] { new[] { Canceled(at, attempt) }, new[] { Lapsed(at, attempt) } };

    static DecisionRow Always(string name, Func<Variant, Instant, IEnumerable<PaymentCommand[]>> commands) =>
        new(name, it => it.InTime.Concat(it.TooLate), commands, _ => true);

    static DecisionRow InTime(string name, Func<Variant, Instant, PaymentCommand> command) =>
        Always(name, (it, at) => new[] { new[] { command(it, at) } }).InTime();

    static DecisionRow TooLate(string name, Func<Variant, Instant, PaymentCommand> command) =>
        Always(name, (it, at) => new[] { new[] { command(it, at) } }).TooLate();

    static DecisionRow OfLast(string name, Func<Variant, Instant, PaymentCommand> command) =>
        OfLast(name, (it, at) => new[] { command(it, at) });

    static DecisionRow OfLast(string name, Func<Variant, Instant, PaymentCommand[]> commands) =>
        Always(name, (it, at) => new[] { commands(it, at) }).If(it => it.Last >= 1);

    static DecisionRow OfEarlier(string name, Func<Variant, Instant, PaymentCommand> command) =>
        OfEarlier(name, (it, at) => new[] { new[] { command(it, at) } });

    static DecisionRow OfEarlier(string name, Func<Variant, Instant, IEnumerable<PaymentCommand[]>> commands) =>
        Always(name, commands).If(it => it.Last >= 2);

    static DecisionRow InTime(this DecisionRow row) => row with { When = it => it.InTime };

    static DecisionRow TooLate(this DecisionRow row) => row with { When = it => it.TooLate };

    static DecisionRow IfClosing(this DecisionRow row, Func<Variant, bool> also) =>
        row.If(it => !it.IsClosing || also(it));

    static DecisionRow If(this DecisionRow row, Func<Variant, bool> also) =>
        row with { Applies = it => row.Applies(it) && also(it) };
}
