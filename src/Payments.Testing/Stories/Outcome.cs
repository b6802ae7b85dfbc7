using Payments.Domain.Sessions;

namespace Payments.Testing.Stories;

/// <summary>What a command led to, before anybody has said what it should have led to.</summary>
public sealed class Outcome
{
    readonly Story told;

    internal Outcome(Story told) => this.told = told;

    /// <summary>Exactly these events followed, in this order.</summary>
    public Story Then(params IEnumerable<PaymentEvent> expected) =>
        Expected.Same(told, toSeq(expected).Strict(), Answer, NoEvent);

    /// <summary>The command was refused, for this reason.</summary>
    public Story ThenRefused(Refusal expected) => Expected.Same(told, Seq1<object>(expected), Answer, NoEvent);

    /// <summary>There was nothing to do: no event, and no refusal.</summary>
    public Story ThenNothing() => Expected.Same(told, Seq<object>(), Answer, NoEvent);

    const string NoEvent = "no event, no refusal";

    Seq<object> Answer =>
        told.Steps.Last.Answer.Match(Right: it => it.Map<object>(happened => happened), Left: Seq1<object>);
}
