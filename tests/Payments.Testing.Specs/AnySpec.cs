using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing.Generators;

namespace Payments.Testing.Specs;

/// <summary>What is made by chance is lawful, can be made again, and is not always the same.</summary>
public sealed class AnySpec
{
    const int Seeds = 2_000;

    [Fact]
    public void The_same_seed_tells_the_same_story() =>
        Assert.All(Enumerable.Range(0, 50), seed =>
            Assert.Equal(Any.Story(new Random(seed)).Session, Any.Story(new Random(seed)).Session));

    [Fact]
    public void Stories_reach_every_stage_and_every_status() =>
        Assert.Equal(
            ["Awaiting", "Cancelled", "Closing", "Expired", "Initialized", "Opening", "Paid"],
            Made(Any.Story).Select(it => it.Session)
                .Select(it => it is PaymentSession.Pending pending ? pending.Stage.GetType().Name : it.GetType().Name)
                .Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Stories_have_every_kind_of_event_but_their_opening() =>
        Assert.Equal(
            typeof(PaymentEvent).GetNestedTypes().Select(it => it.Name)
                .Except([nameof(PaymentEvent.SessionOpened)]).Order(StringComparer.Ordinal),
            Made(Any.Story).SelectMany(it => it.Events).Select(it => it.GetType().Name)
                .Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Amounts_lean_on_their_edges()
    {
        var amounts = Made(Any.Money).Select(it => it.MinorUnits).ToArray();

        Assert.Contains(PaymentRequest.MinMinorUnits, amounts);
        Assert.Contains(Money.MaxMinorUnits, amounts);
    }

    [Fact]
    public void Terms_differ() => Assert.Equal(Seeds, Made(Any.Terms).Distinct().Count());

    static IEnumerable<T> Made<T>(Func<Random, T> any) => Enumerable.Range(0, Seeds).Select(seed => any(new Random(seed)));
}
