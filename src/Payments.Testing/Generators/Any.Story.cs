using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing.Stories;

using static Payments.Testing.Samples;

namespace Payments.Testing.Generators;

// Sessions are made by telling commands, never by inventing their parts.
public static partial class Any
{
    /// <summary>The longest story that <see cref="Story"/> tells: enough for three orders.</summary>
    public const int MaxCommands = 12;

    public static Story Story(Random random) =>
        Enumerable.Range(0, random.Next(MaxCommands + 1))
            .Aggregate(Given.Session(Terms(random)), (story, _) => story.After(Command(random, story.Session)));

    /// <summary>
    /// A command that suits the session: every other one carries it forward, the rest are any at all.
    /// </summary>
    public static PaymentCommand Command(Random random, PaymentSession session) =>
        random.Next(2) == 0 ? Next(random, session) : Asked(random, session);

    /// <summary>
    /// Around the end of the session: an hour, a minute or a nanosecond before it, then, or after it.
    /// </summary>
    public static Instant Around(Random random, PaymentSession session) =>
        EndOf(session) + Of(random, Seq(
            -Duration.FromHours(1), -Duration.FromMinutes(1), -Duration.Epsilon,
            Duration.Zero, Duration.Epsilon, Duration.FromDays(1)));

    static PaymentCommand Next(Random random, PaymentSession session)
    {
        var inTime = EndOf(session) - Duration.Epsilon;
        var asksForOrder = new PaymentCommand.Capture(inTime);
        return session.Match(
            pending: it => it.Stage.Match<PaymentCommand>(
                initialized: _ => asksForOrder,
                opening: order => new PaymentCommand.Learn(inTime, Opened(random, it, order.Attempt)),
                awaiting: order => new PaymentCommand.Learn(inTime, Fact(random, it, order.Attempt)),
                closing: order => new PaymentCommand.Learn(inTime, Closed(random, order.Attempt))),
            paid: _ => asksForOrder,
            cancelled: _ => asksForOrder,
            expired: _ => asksForOrder);
    }

    static PaymentCommand Asked(Random random, PaymentSession session)
    {
        var at = Around(random, session);
        return random.Next(5) switch
        {
            0 => new PaymentCommand.Capture(at),
            1 => new PaymentCommand.Cancel(at, new CancellationReason.ByMerchant(Of(random, Edges.Descriptions))),
            2 => new PaymentCommand.Expire(at),
            _ => new PaymentCommand.Learn(at, Fact(random, session, AttemptOf(random, session))),
        };
    }

    /// <summary>Anything that a provider can say of one order.</summary>
    public static ProviderFact Fact(Random random, PaymentSession session, Attempt attempt) =>
        random.Next(7) switch
        {
            0 => Opened(random, session, attempt),
            1 => new ProviderFact.Refused(attempt),
            2 => new ProviderFact.Exists(attempt),
            3 => Closed(random, attempt),
            4 => new ProviderFact.Refunded(attempt),
            _ => Paid(random, session, attempt),
        };

    static ProviderFact.Opened Opened(Random random, PaymentSession session, Attempt attempt) =>
        new(attempt, new Checkout(session.Terms.Request.Amount, Links(attempt.Number), Around(random, session)));

    static ProviderFact.Closed Closed(Random random, Attempt attempt) =>
        new(attempt, Of(random, Seq<OrderClosure>(new OrderClosure.Canceled(), new OrderClosure.Expired())));

    // What covers, what does not, what is more, and what is other money.
    static ProviderFact.Paid Paid(Random random, PaymentSession session, Attempt attempt)
    {
        var due = session.Orders.QuoteOf(attempt).IfNone(session.Terms.Request.Amount);
        var minorUnits = Of(random, Seq(due.MinorUnits, due.MinorUnits - 1, due.MinorUnits + 1));
        var paid = Lawful(Domain.Values.Money.Create(
            Math.Min(minorUnits, Domain.Values.Money.MaxMinorUnits),
            random.Next(8) == 0 ? Of(random, Edges.Currencies) : due.Currency));
        return new(attempt, Transaction(random.Next(3)), paid, due, new PaidAt(Around(random, session)));
    }

    // Mostly the last order; now and then an earlier one, or one that was never asked for.
    static Attempt AttemptOf(Random random, PaymentSession session) =>
        random.Next(4) == 0
            ? new Attempt(random.Next(session.Orders.LastAttempt.Number + 2))
            : session.Orders.LastAttempt;

    static Instant EndOf(PaymentSession session) =>
        session is PaymentSession.Pending pending ? pending.ExpiresAt : session.Terms.Deadline;
}
