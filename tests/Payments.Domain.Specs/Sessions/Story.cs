using NodaTime.Text;

using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>One command, what the session was before it, and what was answered.</summary>
public sealed record Step(PaymentSession Before, PaymentCommand Command, Either<Refusal, Seq<PaymentEvent>> Answer)
{
    public Seq<PaymentEvent> Events { get; } = Answer.IfLeft(Seq<PaymentEvent>());

    public PaymentSession After => Events.Fold(Before, PaymentDecider.Evolve);

    /// <summary>Each event with the session before it, as the shell sees them.</summary>
    public IEnumerable<(PaymentSession Before, PaymentEvent Event)> Happenings()
    {
        var session = Before;
        foreach (var happened in Events)
        {
            yield return (session, happened);
            session = PaymentDecider.Evolve(session, happened);
        }
    }

    public IEnumerable<Effect> Effects() => Happenings().SelectMany(it => PaymentDecider.React(it.Before, it.Event));

    public static Step Of(PaymentSession before, PaymentCommand command) =>
        new(before, command, PaymentDecider.Decide(before, command));
}

/// <summary>A session and how it came to be: every command since it was opened. Nothing else makes one.</summary>
public sealed class Story
{
    Story(Seq<Step> steps, PaymentSession session) => (Steps, Session) = (steps, session);

    public Seq<Step> Steps { get; }

    public PaymentSession Session { get; }

    public Seq<PaymentEvent> Events => Steps.Bind(it => it.Events);

    public IEnumerable<Effect> Effects => Steps.SelectMany(it => it.Effects());

    public Attempt Last => Session.Orders.LastAttempt;

    public static Story Opened { get; } =
        new(Seq<Step>(), PaymentDecider.Begin(PaymentDecider.Start(Sample.Terms)));

    public static Story Of(params IEnumerable<PaymentCommand> commands) => Opened.Then(commands);

    public Story Then(params IEnumerable<PaymentCommand> commands) =>
        commands.Aggregate(this, (story, it) => story.Then(it));

    public override string ToString() =>
        string.Concat(Steps.Map(it => $"\n  {InstantPattern.ExtendedIso.Format(it.Command.At)} {it.Command}"))
        + $"\n  => {Words.Of(Session)}";

    Story Then(PaymentCommand command)
    {
        var step = Step.Of(Session, command);
        return new Story(Steps.Add(step), step.After);
    }
}
