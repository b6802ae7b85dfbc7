using Payments.Application.Ports;

namespace Payments.Application.Telemetry;

/// <summary>What became of one try to run an effect, and the effects that it led to, claimed for this node.</summary>
sealed record EffectEnd(string Outcome, Seq<ClaimedEffect> More)
{
    /// <summary>It is completed and gone from the outbox.</summary>
    public const string Done = "done";

    /// <summary>It stays in the outbox and is due again later.</summary>
    public const string PutOff = "put_off";

    /// <summary>Nobody can take it, or nobody would: it waits for a person or an endpoint.</summary>
    public const string Parked = "parked";

    /// <summary>Another node has it by now.</summary>
    public const string ClaimLost = "claim_lost";

    /// <summary>The session was not told, or it was too late to ask; the lease ends and it is tried again.</summary>
    public const string Left = "left";

    /// <summary>The store did not answer; the lease ends and it is tried again.</summary>
    public const string StoreFailed = PaymentTelemetry.StoreFailed;

    public static EffectEnd Of(string outcome) => new(outcome, Seq<ClaimedEffect>());

    /// <summary>What was wanted of the outbox, if it could be done.</summary>
    public static EffectEnd Of(string outcome, Either<StoreFault, bool> kept) =>
        Of(kept.Match(Right: held => held ? outcome : ClaimLost, Left: _ => StoreFailed));

    /// <summary>It was to be completed together with what was told, and that was not stored.</summary>
    public static EffectEnd Of(NotHandled why) =>
        Of(why is NotHandled.ClaimLost ? ClaimLost : why is NotHandled.StoreFailed ? StoreFailed : Left);
}
