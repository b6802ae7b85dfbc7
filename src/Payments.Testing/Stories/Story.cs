using NodaTime.Text;

using Payments.Domain.Sessions;

namespace Payments.Testing.Stories;

/// <summary>A session and how it came to be: every command since it was opened. Nothing else makes one.</summary>
/// <remarks>
/// <see cref="When"/> has to be followed by what then happens; <see cref="After"/> tells without expecting anything.
/// </remarks>
public sealed class Story
{
    Story(Seq<Step> steps, PaymentSession session) => (Steps, Session) = (steps, session);

    public Seq<Step> Steps { get; }

    public PaymentSession Session { get; }

    public Seq<PaymentEvent> Events => Steps.Bind(it => it.Events);

    public IEnumerable<Effect> Effects => Steps.SelectMany(it => it.Effects());

    /// <summary>The last order that was asked for.</summary>
    public Attempt Last => Session.Orders.LastAttempt;

    /// <summary>The session after these commands, whatever they led to.</summary>
    public Story After(params IEnumerable<PaymentCommand> commands) =>
        commands.Aggregate(this, (story, it) => story.Told(it));

    /// <summary>Tells one command; what it leads to is to be said next.</summary>
    public Outcome When(PaymentCommand command) => new(Told(command));

    /// <summary>Exactly these are to be done because of the last command, in this order.</summary>
    public Story ThenEffects(params IEnumerable<Effect> expected) =>
        Expected.Same(this, toSeq(expected).Strict(), toSeq(Steps.Last.Effects()).Strict(), "no effect");

    /// <summary>This is what everybody says of the session now.</summary>
    public Story ThenIs(PaymentStatus expected) =>
        Expected.Same(this, Seq1(expected), Seq1(Session.Status), "no status");

    /// <summary>Every command with its time, and what the session has become.</summary>
    public override string ToString() =>
        string.Concat(Steps.Map(it => $"\n  {InstantPattern.ExtendedIso.Format(it.Command.At)} {it.Command}"))
        + $"\n  => {Expected.Standing(Session)}";

    internal static Story Open(PaymentTerms terms) =>
        new(Seq<Step>(), PaymentDecider.Begin(PaymentDecider.Start(terms)));

    Story Told(PaymentCommand command)
    {
        var step = Step.Of(Session, command);
        return new Story(Steps.Add(step), step.After);
    }
}
