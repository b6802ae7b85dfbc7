using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

[Properties(Arbitrary = [typeof(AnyValue)])]
public class MoneyAllocationSpec
{
    static Money Usd(long minorUnits) => Money.Create(minorUnits, Currency.Usd).Lawful();

    static long[] Minor(Either<InvalidValue, Seq<Money>> shares) =>
        shares.Lawful().Select(it => it.MinorUnits).ToArray();

    [Fact]
    public void The_first_parts_get_what_does_not_divide() => Assert.Equal([34, 33, 33], Minor(Usd(100).Allocate(3)));

    [Fact]
    public void The_part_that_lost_most_gets_what_is_left()
    {
        // 100 by 1:2:3 is 16.67, 33.33 and 50.
        Assert.Equal([17, 33, 50], Minor(Usd(100).AllocateByWeights(1, 2, 3)));
        // 5 by 3:7 is 1.5 and 3.5: of equals the first.
        Assert.Equal([2, 3], Minor(Usd(5).AllocateByWeights(3, 7)));
        Assert.Equal([0, 1, 0], Minor(Usd(1).AllocateByWeights(0, 1, 1)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(Money.MaxParts + 1)]
    public void There_is_at_least_one_part_and_at_most_a_thousand(int parts) =>
        Assert.Equal("parts OutOfRange", Usd(100).Allocate(parts).Faults());

    [Fact]
    public void There_is_at_least_one_weight_and_at_most_a_thousand()
    {
        Assert.Equal("weights OutOfRange", Usd(100).AllocateByWeights().Faults());
        Assert.Equal(
            "weights OutOfRange",
            Usd(100).AllocateByWeights(Enumerable.Repeat(1, Money.MaxParts + 1)).Faults());
        Assert.Equal(Money.MaxParts, Minor(Usd(100).AllocateByWeights(Enumerable.Repeat(1, Money.MaxParts))).Length);
        Assert.Equal(Money.MaxParts, Minor(Usd(100).Allocate(Money.MaxParts)).Length);
    }

    [Fact]
    public void Weights_are_zero_or_more_and_not_all_zero()
    {
        Assert.Equal("weights OutOfRange", Usd(100).AllocateByWeights(1, -1, 1).Faults());
        Assert.Equal("weights OutOfRange", Usd(100).AllocateByWeights(0, 0).Faults());
    }

    [Fact]
    public void An_endless_list_of_weights_is_answered() =>
        Assert.Equal("weights OutOfRange", Usd(100).AllocateByWeights(Endless()).Faults());

    [Fact]
    public void The_greatest_weights_do_not_overflow() =>
        Assert.Equal(
            [Money.MaxMinorUnits / 2, Money.MaxMinorUnits / 2],
            Minor(Usd(Money.MaxMinorUnits).AllocateByWeights(int.MaxValue, int.MaxValue)));

    [SeededProperty]
    public bool Nothing_is_lost_in_equal_parts(Money money, byte seed)
    {
        var shares = Minor(money.Allocate(seed + 1));
        return shares.Length == seed + 1
            && shares.Sum() == money.MinorUnits
            && shares.Max() - shares.Min() <= 1
            && shares.SequenceEqual(shares.OrderDescending());
    }

    [SeededProperty]
    public bool Nothing_is_lost_by_weight_and_no_part_is_a_whole_unit_off(Money money, byte first, byte[] more)
    {
        int[] weights = [first + 1, .. more.Select(it => (int)it)];
        var sum = weights.Sum();
        var shares = Minor(money.AllocateByWeights(weights));
        return shares.Sum() == money.MinorUnits
            && Enumerable.Range(0, weights.Length).All(it =>
                Int128.Abs(((Int128)shares[it] * sum) - ((Int128)money.MinorUnits * weights[it])) < sum);
    }

    [SeededProperty]
    public bool Equal_weights_are_equal_parts(Money money, byte seed) =>
        money.AllocateByWeights(Enumerable.Repeat(3, seed + 1)).Lawful() == money.Allocate(seed + 1).Lawful();

    static IEnumerable<int> Endless()
    {
        while (true)
            yield return 1;
    }
}
