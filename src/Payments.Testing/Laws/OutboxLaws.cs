using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.SampleSession;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

/// <summary>What <see cref="IOutbox"/> promises. Each law wants stores that hold nothing yet.</summary>
public static partial class OutboxLaws
{
    static readonly Duration Second = Duration.FromSeconds(1);
    static readonly Instant LeaseEnd = LeaseAt(Noon).Until;
    static readonly Instant Later = Noon + Duration.FromMinutes(1);

    static readonly SampleSession First = new(1);
    static readonly SampleSession Other = new(2);

    public static Seq<Law<Stores>> All { get; } = Seq(
        Law("An append hands over its provider effect under the lease of its node", HandedOver),
        Law("Of the provider effects of one append only the first is handed over", OneHandedOver),
        Law("A provider effect waits until the one before it is completed", WaitsForTheOneBefore),
        Law("A provider effect that was put off keeps its turn", KeepsItsTurn),
        Law("An append that completes the last provider effect is handed the next", NextHandedOver),
        Law("An append is handed no effect that an earlier append stored", EarlierNotHandedOver),
        Law("Merchant effects are handed to nobody, wait for nothing, and are due at once", MerchantEffects),
        Law("An effect that a session has had is not queued again", QueuedOnce),
        Law("The keys of one session's effects are free for another's", KeysOfAnother),
        Law("No effect waits behind another session's", NoWaiting),
        Law("A claim takes effects of its lane only", LanesApart),
        Law("The longest due effects are taken first, in stored order among equals, up to a limit", TakenInOrder),
        Law("An effect under a lease is not offered before the lease ends, and is from then on", LeaseKeeps),
        Law("Each taking counts up, and ends the claims before it", TokensCount),
        Law("A completed effect is never offered again", CompletedOnce),
        Law("With a claim that is lost every call answers false and changes nothing", LostClaims),
        Law("A claim that names another business or mode is not held", ClaimOfAnother),
        Law("An effect that is put off is offered from its new time on, to anyone", PutOff),
        Law("A parked effect is not offered again, and nothing else waits for it", Parked),
        Law("An effect says since when it is tried, however often it was put off", TriedSince),
        Law("What is un-parked is due at once, and tried as if it had just been queued", Unparked),
        Law("Un-parking brings back what is parked of one business in one mode, and nothing else", UnparkedAlone),
        Law("Of many who claim at once no two take the same effect", ClaimedAtOnce),
        Law("Every kind of effect comes back as it was", EveryEffect)).Strict();

    static Duration Microsecond => Duration.FromNanoseconds(1_000L);

    static Seq<string> Keys(Seq<ClaimedEffect> claimed) => claimed.Map(it => it.Effect.Key).Strict();
}
