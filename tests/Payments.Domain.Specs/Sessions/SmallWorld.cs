using Payments.Domain.Sessions;
using Payments.Domain.Values;

using Xunit.Abstractions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>Every history of up to four commands, after every way to reach every stage: nothing is left to chance.</summary>
/// <remarks>Histories that lead to the same session go on as one, which is what makes them few enough.</remarks>
public class SmallWorld(ITestOutputHelper output)
{
    // Whoever asks for fewer cases looks for something else, such as a mutant, and many times over.
    static readonly int Length = PaymentPropertyAttribute.Cases < 1_000 ? 2 : 4;

    static readonly Duration Minute = Duration.FromMinutes(1);

    [Fact]
    public void Keeps_the_rules_in_every_history()
    {
        var sessions = Columns.Variants.Select(it => it.Story.Session).ToHashSet();
        var told = 0;
        for (var length = 1; length <= Length; length++)
        {
            var steps = sessions.AsParallel()
                .SelectMany(it => Alphabet(it).Select(command => Step.Of(it, command)))
                .ToArray();
            Assert.Equal("", steps.AsParallel().Select(Broken).FirstOrDefault(it => it.Length > 0, ""));
            told += steps.Length;
            sessions = steps.Select(it => it.After).ToHashSet();
            output.WriteLine($"after {length} commands: {sessions.Count} different sessions");
        }

        output.WriteLine($"{told} commands told");
        Assert.All(Columns.All, column => Assert.Contains(sessions, it => Words.Of(it) == column));
    }

    [Fact]
    public void Takes_every_event_in_every_stage()
    {
        var sessions = Columns.Variants.Select(it => it.Story.Session).ToArray();
        var steps = sessions.SelectMany(it => Alphabet(it).Select(command => Step.Of(it, command)));
        var events = steps.SelectMany(it => it.Events).Distinct().ToArray();
        output.WriteLine($"{events.Length} different events, {sessions.Length} sessions");
        foreach (var session in sessions)
            Assert.All(events, it => Assert.Equal(session.Terms, IsTaken(session, it).Terms));
    }

    static PaymentSession IsTaken(PaymentSession session, PaymentEvent happened)
    {
        Assert.All(PaymentDecider.React(session, happened), it => Assert.NotEmpty(it.Key));
        return PaymentDecider.Evolve(session, happened);
    }

    internal static readonly IReadOnlyList<(string Rule, Func<Step, bool> Holds)> Kept = new (string, Func<Step, bool>)[]
    {
        ("S1", it => !it.Before.Status.IsFinal || it.After.Status == it.Before.Status),
        ("S2", it => Money(it.After) - Money(it.Before) == Received(it)),
        ("S7", it => it.Before.AsOf(it.Command.At) == it.Before || IsAnsweredAsIfSwept(it)),
        ("S9", it => it.After.Orders.All.Count(order => !order.HasEnded) <= 1),
        ("S9", it => it.After is not PaymentSession.Pending
            || it.After.Orders.IsOpen(it.After.Orders.LastAttempt) == (Words.Of(it.After) != "Initialized")),
        ("S12", it => it.Answer.IsLeft || Step.Of(it.After, it.Command).Answer == Nothing),
        ("S14", it => it.After.Terms == it.Before.Terms),
        ("S17", it => Awaited(it.After) is var key
            && (key == "" || key == Awaited(it.Before) || it.Effects().Any(effect => effect.Key == key))),
        ("S17", it => it.Effects().Count(effect => effect.Key is "notify:succeeded" or "notify:failed")
            == (it.After.Status == it.Before.Status ? 0 : 1)),
    };

    static string Broken(Step step) =>
        Kept.Where(it => !it.Holds(step))
            .Select(it => $"{it.Rule} is broken by {step.Command}\nbefore {step.Before}\nafter {step.After}")
            .FirstOrDefault("");

    static readonly Either<Refusal, Seq<PaymentEvent>> Nothing = Seq<PaymentEvent>();

    static bool IsAnsweredAsIfSwept(Step step)
    {
        var swept = Step.Of(step.Before.AsOf(step.Command.At), step.Command);
        return swept.After == step.After.AsOf(step.Command.At) && swept.Answer.LeftToSeq() == step.Answer.LeftToSeq();
    }

    static Int128 Money(PaymentSession session) =>
        session.Ledger.CreditedMinorUnits(Currency.Usdt) + session.Ledger.SurplusMinorUnits(Currency.Usdt);

    static Int128 Received(Step step) =>
        step.Command is PaymentCommand.Learn { Fact: ProviderFact.Paid paid }
        && paid.Amount.Currency == Currency.Usdt
        && !step.Before.Ledger.Knows(Heard(paid, step.Command.At))
            ? paid.Amount.MinorUnits
            : 0;

    static string Awaited(PaymentSession session) =>
        session is not PaymentSession.Pending pending ? ""
        : pending.Stage.Match(
            initialized: _ => "",
            opening: it => $"open:{it.Attempt}",
            awaiting: _ => "",
            closing: it => $"close:{it.Attempt}");

    /// <summary>What is asked and told of a session here, a minute before its end and at it.</summary>
    internal static IEnumerable<PaymentCommand> Alphabet(PaymentSession session)
    {
        var last = session.Orders.LastAttempt.Number;
        var end = session is PaymentSession.Pending pending ? pending.ExpiresAt : session.Terms.Deadline;
        return new[] { end - Minute, end }
            .SelectMany(at => Alphabet(at, last))
            .Append(Say.Opened(end - Minute, last, end - Duration.Epsilon));
    }

    static IEnumerable<PaymentCommand> Alphabet(Instant at, int last) =>
        new[]
        {
            Say.Capture(at), Say.Cancel(at), Say.Expire(at),
            Say.Opened(at, last), Say.Refused(at, last), Say.Exists(at, last),
            Say.Canceled(at, last), Say.Lapsed(at, last), Say.Canceled(at, 1), Say.Refunded(at, last),
            Say.Paid(at, last), Say.Paid(at, last, Sample.Usdt(999)), Say.Paid(at, last, Sample.Usdt(1_001), "t2", at),
            Say.Paid(at, last, Sample.Usdc(1_000)), Say.Paid(at, 1), Say.Paid(at, last + 1),
        };

    static Receipt Heard(ProviderFact.Paid paid, Instant at) =>
        new(paid.Attempt, paid.Transaction, paid.Amount, paid.OrderTotal, paid.PaidAt, new ReceivedAt(at));
}
