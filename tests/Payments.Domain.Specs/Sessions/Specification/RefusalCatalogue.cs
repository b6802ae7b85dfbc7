using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions.Specification;

/// <summary>One refusal: what stands in the way, in words, and whether it does.</summary>
public sealed record Ground(string Name, string InWords, Func<PaymentSession, Instant, bool> Holds);

/// <summary>Every refusal in the order of precedence: of two facts that stand in the way, the upper one is told.</summary>
/// <remarks>The order is written by hand; what the decider tells, and whether asking again helps, is found out.</remarks>
public class RefusalCatalogue
{
    static readonly IReadOnlyList<Ground> Grounds = new Ground[]
    {
        new("AlreadyPaid", "the session is paid", (it, _) => it is PaymentSession.Paid),
        new("AlreadyCancelled", "it is cancelled", (it, _) => it is PaymentSession.Cancelled),
        new("AlreadyExpired", "it has expired: swept, or without an order at its deadline",
            (it, at) => it.AsOf(at) is PaymentSession.Expired),
        new("CancellationUnderWay", "it is being cancelled: its order is to be closed first",
            (it, _) => it is PaymentSession.Pending { Stage: Stage.Closing { Because: Because.Cancel } }),
        new("DeadlinePassed", "it is too late, and what became of its order is being found out",
            (it, at) => it is PaymentSession.Pending pending
                && (pending.IsLate(at) || pending.Stage is Stage.Closing { Because: Because.Deadline })),
        new("DeadlineNotReached", "it is too early to expire",
            (it, at) => it is PaymentSession.Pending pending && !pending.IsLate(at)),
    };

    static readonly IReadOnlyList<Func<Instant, PaymentCommand>> Requests =
        new Func<Instant, PaymentCommand>[] { Say.Capture, Say.Cancel, Say.Expire };

    static readonly IReadOnlyList<Refused> All = (
        from request in Requests
        from variant in Columns.Variants
        from at in variant.InTime.Concat(variant.TooLate)
        from why in Step.Of(variant.Story.Session, request(at)).Answer.LeftToSeq()
        select new Refused(variant, request, at, why)).ToArray();

    internal static string Text => string.Concat(Grounds.Select((it, at) => $"""
        {at + 1}. {it.Name} (`{Of(it.Name).First().Why.Code}`): {it.InWords}.
           Answers {AnswerTo(it.Name)}{ToldRatherThan(it.Name)}. Asking again {AskingAgain(it.Name)}.

        """));

    [Fact]
    public void Names_every_refusal_that_there_is() =>
        Assert.Equal(
            typeof(Refusal).GetNestedTypes().Select(it => it.Name).Order(),
            Grounds.Select(it => it.Name).Order());

    [Fact]
    public void Tells_what_stands_in_the_way() =>
        Assert.All(All, it => Assert.Contains(it.Name, Standing(it).Select(ground => ground.Name)));

    [Fact]
    public void Of_two_facts_that_stand_in_the_way_the_upper_one_is_told() =>
        Assert.All(All, it => Assert.Equal(Standing(it).First().Name, it.Name));

    [Fact]
    public void Is_in_the_order_of_the_replies()
    {
        var replies = Document.Read("errors.md");
        var places = Grounds.Select(it => replies.IndexOf($"`{Of(it.Name).First().Why.Code}`", StringComparison.Ordinal))
            .Where(it => it >= 0).ToArray();
        Assert.Equal(places.Order(), places);
        Assert.Equal(Grounds.Count - 1, places.Length);
    }

    // A fact stands in the way of a request only if that request is ever refused for it.
    static IEnumerable<Ground> Standing(Refused it) =>
        Grounds.Where(ground => ground.Holds(it.Session, it.At)
            && Of(ground.Name).Any(other => other.Request == it.Request));

    static IEnumerable<Refused> Of(string name) => All.Where(it => it.Name == name);

    static string AnswerTo(string name) =>
        string.Join(" and ", Of(name).Select(it => it.Command.GetType().Name).Distinct());

    static string ToldRatherThan(string name) =>
        string.Concat(Of(name).SelectMany(Standing).Select(it => it.Name).Where(it => it != name).Distinct()
            .Select(it => $"; told rather than {it}"));

    static string AskingAgain(string name) =>
        Of(name).Any(it => IsObeyedLater(it.Session, it)) ? "helps from the end of the session on"
        : Of(name).Any(IsObeyedAfterNews) ? "helps only after the provider has said something of the order"
        : "never helps";

    static bool IsObeyedAfterNews(Refused it) =>
        SmallWorld.Alphabet(it.Session).OfType<PaymentCommand.Learn>()
            .Any(news => IsObeyedLater(Step.Of(it.Session, news with { At = it.At }).After, it));

    static bool IsObeyedLater(PaymentSession session, Refused it) =>
        new[] { Duration.Epsilon, Duration.FromMinutes(1), Duration.FromHours(1), Duration.FromDays(9) }
            .Any(later => Step.Of(session, it.Request(it.At + later)).Answer.IsRight);

    sealed record Refused(Variant Variant, Func<Instant, PaymentCommand> Request, Instant At, Refusal Why)
    {
        public string Name => Why.GetType().Name;

        public PaymentSession Session => Variant.Story.Session;

        public PaymentCommand Command => Request(At);
    }
}
