using FsCheck;
using FsCheck.Fluent;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Domain.Specs.Sessions;

/// <summary>Commands that suit a session: mostly in time, mostly about its last order, mostly for what was quoted.</summary>
static class AnyCommand
{
    static readonly Duration Minute = Duration.FromMinutes(1);

    public static Gen<PaymentCommand> For(PaymentSession session) =>
        from at in Around(session)
        from attempt in AttemptOf(session)
        from command in Gen.Frequency(
            (session is PaymentSession.Pending { Stage: Stage.Initialized } ? 8 : 1, Gen.Constant(Say.Capture(at))),
            (1, Gen.Constant(Say.Cancel(at))),
            (2, Gen.Constant(Say.Expire(at))),
            (session is PaymentSession.Pending { Stage: Stage.Opening } ? 6 : 1, Opened(session, at, attempt)),
            (1, Gen.Elements(Say.Refused(at, attempt), Say.Exists(at, attempt))),
            (1, Gen.Elements(Say.Canceled(at, attempt), Say.Lapsed(at, attempt))),
            (1, Gen.Constant(Say.Refunded(at, attempt))),
            (3, Paid(session, at, attempt)))
        select command;

    /// <summary>Around the end of a session: a nanosecond, a minute, half an hour before, and on to a day after it.</summary>
    public static Gen<Instant> Around(PaymentSession session) =>
        from end in Gen.Elements(Ends(session))
        from distance in Gen.Frequency(
            (8, Gen.Constant(-30 * Minute)),
            (4, Gen.Elements(-Minute, -Duration.Epsilon)),
            (4, Gen.Elements(Duration.Zero, Duration.Epsilon, Minute, Duration.FromDays(1))))
        select end + distance;

    public static Gen<Instant> OrderEnd(PaymentSession session) =>
        from distance in Gen.Elements(
            -10 * Minute, -Duration.Epsilon, Duration.Zero, Duration.Epsilon, Duration.FromDays(9))
        select Ends(session)[0] + distance;

    /// <summary>Well in time.</summary>
    public static Instant Early(PaymentSession session) => Ends(session)[0] - (30 * Minute);

    public static Gen<Instant> MovedAround(PaymentSession session) =>
        from distance in Gen.Elements(-Minute, -Duration.Epsilon, Duration.Zero, Duration.Epsilon, Minute)
        select Ends(session)[0] + distance;

    public static Gen<Money> AroundTheQuote { get; } = Gen.Elements(
        Sample.Usdt(999), Sample.Quote, Sample.Quote, Sample.Usdt(1_001), Sample.Usdc(999), Sample.Usdc(1_000));

    static Instant[] Ends(PaymentSession session) =>
        session is PaymentSession.Pending pending
            ? new[] { pending.Deadline, pending.ExpiresAt }
            : new[] { session.Terms.Deadline };

    static Gen<int> AttemptOf(PaymentSession session)
    {
        var last = session.Orders.LastAttempt.Number;
        return Gen.Frequency((6, Gen.Constant(last)), (1, Gen.Choose(0, last + 1)));
    }

    static Gen<PaymentCommand> Opened(PaymentSession session, Instant at, int attempt) =>
        from ends in OrderEnd(session)
        from quote in Gen.Elements(Sample.Quote, Sample.Quote, Sample.Usdt(1_001))
        select Say.Opened(at, attempt, ends, quote);

    static Gen<PaymentCommand> Paid(PaymentSession session, Instant at, int attempt) =>
        from amount in AroundTheQuote
        from total in Gen.Elements(Sample.Quote, Sample.Quote, Sample.Usdt(1_001))
        from transaction in Gen.Elements("t1", "t2")
        from moved in MovedAround(session)
        select Say.Paid(at, attempt, amount, transaction, moved, total);
}
