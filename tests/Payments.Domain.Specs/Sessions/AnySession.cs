using FsCheck;
using FsCheck.Fluent;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Domain.Specs.Sessions.AnyCommand;

namespace Payments.Domain.Specs.Sessions;

/// <summary>A session, and a command that makes sense to tell it next.</summary>
public sealed record Moment(Story Story, PaymentCommand Command)
{
    public Step Step { get; } = Step.Of(Story.Session, Command);

    public override string ToString() => $"{Story.After(Command)}";
}

/// <summary>A session, and an event that its history may or may not lawfully hold.</summary>
public sealed record Telling(Story Story, PaymentEvent Event);

/// <summary>A session that is paid, cancelled or expired.</summary>
public sealed record Finished(Story Story);

/// <summary>A session whose order may be paid at the provider: opening, awaiting or closing.</summary>
public sealed record WithOrder(Story Story);

/// <summary>A session whose order may be paid, and what is asked of it while the provider says nothing.</summary>
public sealed record Silence(Story Story, PaymentCommand[] Commands);

/// <summary>A session, and events in an order that no decider would think of.</summary>
public sealed record Chaos(Story Story, PaymentEvent[] Events, PaymentCommand Command);

/// <summary>A session whose order and links are known.</summary>
public sealed record Payable(Story Story);

/// <summary>A session without an order whose deadline has passed, and a command that comes after it.</summary>
public sealed record Overdue(Story Story, PaymentCommand Command);

/// <summary>The small world: few instants, all around the end; few amounts, all around the quote; few orders.</summary>
/// <remarks>
/// Sessions are made by telling commands, never by inventing fields. Each next command suits the session so far, so
/// that every stage is frequent; <see cref="AnySessionSpec"/> says how frequent.
/// </remarks>
public static class AnySession
{
    public static Arbitrary<Story> Stories() => Arb.From(AnyStory(), Shorter);

    public static Arbitrary<Moment> Moments() =>
        Arb.From(
            from story in AnyStory()
            from command in For(story.Session)
            select new Moment(story, command),
            it => Shorter(it.Story).Select(story => it with { Story = story }).Select(At));

    public static Arbitrary<Telling> Tellings() =>
        Arb.From(
            from story in AnyStory()
            from happened in AnyEvent.For(story.Session)
            select new Telling(story, happened));

    public static Arbitrary<Finished> Ends() =>
        Arb.From(AnyStory().Where(it => it.Session.Status.IsFinal).Select(it => new Finished(it)));

    public static Arbitrary<WithOrder> Orders() => Arb.From(AnyStoryWithOrder().Select(it => new WithOrder(it)));

    public static Arbitrary<Payable> Checkouts() => Arb.From(AnyPayable().Select(it => new Payable(it)));

    public static Arbitrary<Overdue> Overdues() =>
        Arb.From(
            from story in AnyBeginning()
            from command in For(story.Session)
            from distance in Gen.Elements(Duration.Zero, Duration.Epsilon, Duration.FromDays(2))
            let deadline = ((PaymentSession.Pending)story.Session).Deadline
            select new Overdue(story, command with { At = deadline + distance }));

    public static Arbitrary<Silence> Silences() =>
        Arb.From(
            from story in AnyStoryWithOrder()
            from count in Gen.Choose(1, 5)
            from times in Gen.ArrayOf(Around(story.Session), count)
            from commands in Gen.CollectToArray(times, Asked)
            select new Silence(story, commands));

    public static Arbitrary<Chaos> Chaoses() =>
        Arb.From(
            from story in AnyStory()
            from count in Gen.Choose(1, 6)
            from events in Gen.ArrayOf(AnyEvent.For(story.Session), count)
            from command in For(story.Session)
            select new Chaos(story, events, command));

    public static Arbitrary<TwoTellings> ConsistentHistories() => Arb.From(AnyHistory.Consistent);

    public static Arbitrary<Interleaving> InterleavedHistories() => Arb.From(AnyHistory.Interleaved);

    public static Arbitrary<Contradiction> ContradictingHistories() => Arb.From(AnyHistory.Contradicting);

    internal static Gen<Story> AnyStory() =>
        from start in Gen.OneOf(Gen.Constant(Story.Opened), AnyStoryWithOrder())
        from length in Gen.Choose(0, start == Story.Opened ? 8 : 3)
        from story in Continue(start, length)
        select story;

    /// <summary>No order is open: none was asked for, or the last one was refused or underpaid.</summary>
    internal static Gen<Story> AnyBeginning() =>
        from first in Gen.Elements(EndedOrders(1))
        from second in Gen.Elements(EndedOrders(2))
        from length in Gen.Choose(0, 2)
        select Story.Of(first.Concat(second).Take(2 * length));

    internal static Gen<Story> AnyPayable() =>
        from story in AnyAsked()
        from ends in OrderEnd(story.Session)
        select story.After(Say.Opened(Early(story.Session), story.Last.Number, ends));

    // None of these commands ends an order, whatever their order.
    internal static Gen<Story> AnyStoryWithOrder() =>
        from story in Gen.OneOf(AnyAsked(), AnyPayable())
        from commands in Gen.ListOf(Unending(story), 3)
        from told in Gen.Choose(0, 3)
        select story.After(commands.Take(told));

    /// <summary>What may be asked and told of an open order without ending it.</summary>
    internal static Gen<PaymentCommand> Unending(Story story) =>
        from at in Around(story.Session)
        from command in Gen.Elements(
            Say.Capture(at), Say.Cancel(at), Say.Expire(at), Say.Expire(at), Say.Opened(at, story.Last.Number),
            Say.Exists(at, story.Last.Number), Say.Refunded(at, story.Last.Number))
        select command;

    static Gen<Story> AnyAsked() =>
        from story in AnyBeginning()
        from replaced in Gen.Elements(false, false, true)
        let asked = story.After(Say.Capture(Early(story.Session)))
        let last = asked.Last.Number
        select replaced
            ? asked.After(Say.Exists(Early(asked.Session), last), Say.Canceled(Early(asked.Session), last))
            : asked;

    static Gen<Story> Continue(Story story, int length) =>
        length == 0
            ? Gen.Constant(story)
            : For(story.Session).SelectMany(command => Continue(story.After(command), length - 1));

    static PaymentCommand[][] EndedOrders(int attempt)
    {
        var asked = Say.Capture(Sample.Opened + Duration.FromMinutes(attempt));
        var after = asked.At + Duration.FromSeconds(1);
        return new[]
        {
            new[] { asked, Say.Refused(after, attempt) },
            new[] { asked, Say.Paid(after, attempt, Sample.Usdt(1), "t0") },
        };
    }

    static Gen<PaymentCommand> Asked(Instant at) => Gen.Elements(Say.Capture(at), Say.Cancel(at), Say.Expire(at));

    static Moment At(Moment moment) => new(moment.Story, moment.Command);

    static IEnumerable<Story> Shorter(Story story) =>
        Enumerable.Range(0, story.Steps.Count).Select(left =>
            Story.Of(story.Steps.Where((_, at) => at != left).Select(it => it.Command)));
}
