using FsCheck;
using FsCheck.Fluent;

using Payments.Domain.Sessions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>The same consistent facts, told to the same session in two orders, each fact once or more.</summary>
/// <remarks>
/// Consistent: each order ends at most once, and a fact comes after the event that asked for its order. All are heard
/// on the same side of the deadline, because whether a lost order is replaced depends on when we hear of its end.
/// Between the facts the same things happen in both: some orders' links are lost, and a session without an order is
/// captured again.
/// </remarks>
public sealed record TwoTellings(ProviderFact[] Facts, Story One, Story Other);

/// <summary>The same payment that covers, amidst the same commands that end no order, told in two orders.</summary>
public sealed record Interleaving(int Meanwhile, Story One, Story Other);

/// <summary>Facts that cannot all be true of the last order, in two orders.</summary>
public sealed record Contradiction(Story One, Story Other);

/// <summary>Histories told twice over.</summary>
static class AnyHistory
{
    public static Gen<TwoTellings> Consistent { get; } =
        from story in AnySession.AnyStoryWithOrder()
        from late in Gen.Elements(false, false, false, true)
        from lost in Gen.SubListOf(Enumerable.Range(1, 6))
        from endings in Gen.CollectToArray(Enumerable.Range(story.Last.Number, 3), Ending)
        let world = new World(((PaymentSession.Pending)story.Session).Deadline, late, lost.ToArray())
        let facts = Past(story).Concat(endings).ToArray()
        from one in Told(world, story, facts)
        from other in Told(world, story, facts)
        select new TwoTellings(facts, one, other);

    public static Gen<Interleaving> Interleaved { get; } =
        from story in AnySession.AnyStoryWithOrder()
        from count in Gen.Choose(0, 4)
        from commands in Gen.ListOf(AnySession.Unending(story), count)
        from at in AnyCommand.Around(story.Session)
        from moved in AnyCommand.MovedAround(story.Session)
        from amount in Gen.Elements(Sample.Usdt(1_001), Sample.Usdt(1_005))
        let paid = Say.Paid(at, story.Last.Number, amount, "t9", moved, total: Sample.Quote)
        from one in Gen.Shuffle(commands.Append(paid))
        from other in Gen.Shuffle(commands.Append(paid).Append(paid))
        select new Interleaving(count, story.After(one), story.After(other));

    public static Gen<Contradiction> Contradicting { get; } =
        from story in AnySession.AnyStoryWithOrder()
        from how in Gen.Elements<OrderClosure>(new OrderClosure.Canceled(), new OrderClosure.Expired())
        from again in Gen.Choose(0, 1)
        from amount in AnyCommand.AroundTheQuote
        from others in Gen.ListOf(AnyCommand.For(story.Session), 2)
        let last = story.Last.Number
        let facts = others
            .Where(it => it is PaymentCommand.Learn { Fact: not ProviderFact.Paid })
            .Append(new PaymentCommand.Learn(Sample.Opened, new ProviderFact.Closed(new(last), how)))
            .Append(Say.Paid(Sample.Opened, last, Sample.Usdt(1_001), "t8"))
            .Concat(Enumerable.Repeat(Say.Paid(Sample.Opened, last, amount, "t9"), again))
            .Append(Say.Paid(Sample.Opened, last + 1, Sample.Usdc(77), "t9"))
        from one in Gen.Shuffle(facts)
        from other in Gen.Shuffle(facts)
        select new Contradiction(story.After(one), story.After(other));

    // What was told of earlier orders may be told again.
    static IEnumerable<ProviderFact> Past(Story story) =>
        story.Steps.Map(it => it.Command).OfType<PaymentCommand.Learn>().Select(it => it.Fact)
            .Where(it => it is ProviderFact.Closed or ProviderFact.Paid)
            .Distinct();

    static Gen<ProviderFact> Ending(int attempt) =>
        from paid in Gen.Elements(true, true, false)
        from amount in AnyCommand.AroundTheQuote
        from moved in AnyCommand.MovedAround(Story.Opened.Session)
        from how in Gen.Elements<OrderClosure>(new OrderClosure.Canceled(), new OrderClosure.Expired())
        select paid
            ? ((PaymentCommand.Learn)Say.Paid(moved, attempt, amount, paidAt: moved)).Fact
            : new ProviderFact.Closed(new(attempt), how);

    // As many rounds as there are facts: so each is told at least once after its order was asked for.
    static Gen<Story> Told(World world, Story story, ProviderFact[] facts) =>
        from rounds in Gen.ArrayOf(Gen.Shuffle(facts), facts.Length)
        from times in Gen.ArrayOf(world.Times, facts.Length * facts.Length)
        let learned = rounds.SelectMany(it => it).Zip(times, (fact, at) => new PaymentCommand.Learn(at, fact))
        select learned.Aggregate(
            world.GoOn(story),
            (told, it) => told.Session.Orders.Include(it.Fact.Attempt) ? world.GoOn(told.After(it)) : told);

    // What happens besides, as soon as it can: the same in both tellings.
    sealed record World(Instant Deadline, bool IsLate, int[] Lost)
    {
        Instant Early => Deadline - Duration.FromMinutes(30);

        public Gen<Instant> Times =>
            from distance in Gen.Elements(Duration.Epsilon, Duration.FromMinutes(1), Duration.FromMinutes(30))
            select IsLate ? Deadline + distance : Deadline - distance;

        public Story GoOn(Story story) =>
            story.Session is not PaymentSession.Pending pending ? story
            : pending.Stage.Match(
                initialized: _ => IsLate ? story : GoOn(story.After(Say.Capture(Early))),
                opening: it => Lost.Contains(it.Attempt.Number)
                    ? story.After(Say.Exists(Early, it.Attempt.Number))
                    : story,
                awaiting: _ => story,
                closing: _ => story);
    }
}
