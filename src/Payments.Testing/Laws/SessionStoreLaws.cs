using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;
using static Payments.Testing.Samples;

namespace Payments.Testing.Laws;

/// <summary>What <see cref="ISessionStore"/> promises. Each law wants stores that hold nothing yet.</summary>
public static partial class SessionStoreLaws
{
    static readonly Duration Second = Duration.FromSeconds(1);
    static readonly Instant LeaseEnd = SampleSession.LeaseAt(Noon).Until;
    static readonly Instant Later = Noon + Duration.FromMinutes(1);

    static readonly SampleSession First = new(1);
    static readonly SampleSession Other = new(2);

    public static Seq<Law<Stores>> All { get; } = Seq(
        Law("A session that nobody opened is none", NobodyOpened),
        Law("What was appended is loaded in its order, at positions from one on, with its time", LoadedAsAppended),
        Law("Every kind of event comes back as it was", EveryEvent),
        Law("Times come back to the microsecond, up to the year 9000", Times),
        Law("An append on a version that has moved stores nothing", VersionMoved),
        Law("An append on a version that is yet to come stores nothing", VersionToCome),
        Law("Of many appends on one version at once exactly one is stored", OneWins),
        Law("Opening a session that exists is told that the version moved", OpenedTwice),
        Law("A reference names one payment of a business in a mode", ReferenceTaken),
        Law("A reference of another business or of the other mode is free", ReferenceFree),
        Law("Of many sessions opened at once under one reference exactly one is", OneReference),
        Law("Nothing of another business or of the other mode is seen", NothingSeen),
        Law("A payment id leads to the business and the mode of its session", Located),
        Law("An append under another business or mode touches nothing", NothingTouched),
        Law("An append that completes a claim ends its effect together with its events", Completing),
        Law("An answer is not stored after its claim was lost", ClaimLost),
        Law("An answer is not stored under another session's claim", ClaimOfAnother),
        Law("The claim is judged before the version, and the version before the reference", OrderOfChecks),
        Law("An append that is not stored leaves its claim as it was", ClaimKept),
        Law("An append that is not stored queues no effect", NoEffectWithoutEvent),
        Law("An effect of an append that is stored is queued", EffectWithEvent),
        Law("A session is due from its time on", DueFrom),
        Law("The longest due are told first, no more than asked for", DueInOrder),
        Law("A session is to be asked about from its time on, the longest waiting first", ToAskFrom),
        Law("When a session is due or to be asked about is what the last append says", LastRow),
        Law("Sweeping later moves the time when a session is due and nothing else", SweepLater),
        Law("Sweeping later changes nothing for a session that is not due at all, or is another's", SweepLaterNot),
        Law("Asking later moves the time to ask and nothing else", AskLater),
        Law("Asking later changes nothing for a session that is not awaiting payment, or is another's", AskLaterNot),
        Law("A call that was cancelled before it began changes nothing", Cancelled)).Strict();
}
