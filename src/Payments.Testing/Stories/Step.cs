using Payments.Domain.Sessions;

namespace Payments.Testing.Stories;

/// <summary>One command, what the session was before it, and what was answered.</summary>
public sealed record Step(PaymentSession Before, PaymentCommand Command, Either<Refusal, Seq<PaymentEvent>> Answer)
{
    public Seq<PaymentEvent> Events { get; } = Answer.IfLeft(Seq<PaymentEvent>());

    public PaymentSession After => Events.Fold(Before, PaymentDecider.Evolve);

    /// <summary>Each event with the session before it, as a shell sees them.</summary>
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
