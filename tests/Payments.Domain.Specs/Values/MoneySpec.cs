using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

[Properties(Arbitrary = [typeof(AnyValue)])]
public class MoneySpec
{
    static readonly Currency Gold = Currency.Create("XAU").Lawful();
    static readonly Currency Dinar = Currency.Create("KWD").Lawful();

    static Money Usd(long minorUnits) => Money.Create(minorUnits, Currency.Usd).Lawful();

    [Theory]
    [InlineData(0, "none")]
    [InlineData(Money.MaxMinorUnits, "none")]
    [InlineData(-1, "amount OutOfRange")]
    [InlineData(Money.MaxMinorUnits + 1, "amount OutOfRange")]
    [InlineData(long.MinValue, "amount OutOfRange")]
    [InlineData(long.MaxValue, "amount OutOfRange")]
    public void Is_zero_or_more_and_not_beyond_the_limit(long minorUnits, string faults) =>
        Assert.Equal(faults, Money.Create(minorUnits, Currency.Usd).Faults());

    [Fact]
    public void Tells_too_little_from_too_much() =>
        Assert.NotEqual(Money.Create(-1, Currency.Usd), Money.Create(Money.MaxMinorUnits + 1, Currency.Usd));

    [Fact]
    public void Cannot_be_in_what_nobody_can_pay_in() =>
        Assert.Equal("amount OutOfRange, currency OutOfRange", Money.Create(-1, Gold).Faults());

    [Fact]
    public void Tells_sign_then_precision_then_currency() =>
        Assert.Equal(
            "amount OutOfRange, amount Malformed, currency OutOfRange",
            Money.CreateExact(-1.5m, Gold).Faults());

    [Fact]
    public void Tells_size_then_precision() =>
        Assert.Equal(
            "amount OutOfRange, amount Malformed",
            Money.CreateExact(1_000_000_000_000_000.001m, Currency.Usd).Faults());

    [Theory]
    [InlineData("1.23", "USD", 123)]
    [InlineData("1.2300", "USD", 123)]
    [InlineData("7", "JPY", 7)]
    [InlineData("0.001", "KWD", 1)]
    [InlineData("1000000000", "BTC", Money.MaxMinorUnits)]
    public void Takes_an_exact_amount(string amount, string currency, long minorUnits) =>
        Assert.Equal(
            minorUnits,
            Money.CreateExact(
                decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture),
                Currency.Create(currency).Lawful()).Lawful().MinorUnits);

    [Fact]
    public void Never_rounds() => Assert.Equal("amount Malformed", Money.CreateExact(1.005m, Currency.Usd).Faults());

    [Fact]
    public void Takes_the_greatest_decimal_for_too_large() =>
        Assert.Equal("amount OutOfRange", Money.CreateExact(decimal.MaxValue, Currency.Jpy).Faults());

    [Fact]
    public void Prints_with_just_the_decimals_of_its_currency()
    {
        Assert.Equal("USD 1.00", Usd(100).ToString());
        Assert.Equal("0.00", Usd(0).ToText());
        Assert.Equal("5", Money.Create(5, Currency.Jpy).Lawful().ToText());
        Assert.Equal("0.005", Money.Create(5, Dinar).Lawful().ToText());
        Assert.Equal("0.00000005", Money.Create(5, Currency.Btc).Lawful().ToText());
        Assert.Equal("1000000000000000.00", Usd(Money.MaxMinorUnits).ToText());
    }

    [Theory]
    [InlineData("1.00", "none")]
    [InlineData("0.00", "none")]
    [InlineData("10.00", "none")]
    [InlineData("1000000000000000.00", "none")]
    [InlineData("1000000000000000.01", "amount OutOfRange")]
    [InlineData("9999999999999999.99", "amount OutOfRange")]
    [InlineData("10000000000000000.00", "amount TooLong")]
    [InlineData("1", "amount Malformed")]
    [InlineData("1.0", "amount Malformed")]
    [InlineData("1.000", "amount Malformed")]
    [InlineData("01.00", "amount Malformed")]
    [InlineData(".00", "amount Malformed")]
    [InlineData("1,00", "amount Malformed")]
    [InlineData("-1.00", "amount Malformed")]
    [InlineData("+1.00", "amount Malformed")]
    [InlineData("1.0e", "amount Malformed")]
    [InlineData("1 .00", "amount Malformed")]
    [InlineData(" 1.00", "amount Malformed")]
    [InlineData("1.00 ", "amount Malformed")]
    [InlineData("1.00.00", "amount Malformed")]
    [InlineData("٣.٠٠", "amount Malformed")]
    [InlineData("", "amount Missing")]
    [InlineData(null, "amount Missing")]
    public void Reads_exactly_the_text_it_writes(string? text, string faults) =>
        Assert.Equal(faults, Money.Create(text, Currency.Usd).Faults());

    [Theory]
    [InlineData("7", "none")]
    [InlineData("0", "none")]
    [InlineData("07", "amount Malformed")]
    [InlineData("7.", "amount Malformed")]
    [InlineData("9999999999999999999", "amount OutOfRange")]
    public void Reads_a_currency_without_decimals_without_a_point(string text, string faults) =>
        Assert.Equal(faults, Money.Create(text, Currency.Jpy).Faults());

    [SeededProperty]
    public bool Reads_back_what_it_writes(Money money) =>
        Money.Create(money.ToText(), money.Currency) == Success<InvalidValue, Money>(money)
        && Money.CreateExact(money.Amount, money.Currency) == Success<InvalidValue, Money>(money);

    [SeededProperty]
    public bool Adds_and_takes_away_again(Money one, Money other) =>
        one.Plus(other).Match(
            Right: sum => sum.Minus(other).Lawful() == one && other.Plus(one).Lawful() == sum,
            Left: fault => one.Currency != other.Currency
                ? fault is InvalidValue.Contradicts
                : one.MinorUnits + other.MinorUnits > Money.MaxMinorUnits && fault is InvalidValue.OutOfRange);

    [SeededProperty]
    public bool Takes_away_only_what_is_there(Money one, Money other) =>
        one.Minus(other).Match(
            Right: left => left.Plus(other).Lawful() == one,
            Left: fault => one.Currency != other.Currency
                ? fault is InvalidValue.Contradicts
                : one.MinorUnits < other.MinorUnits && fault is InvalidValue.OutOfRange);

    [Fact]
    public void Sums_up_to_the_limit_and_no_further()
    {
        Assert.Equal(Money.MaxMinorUnits, Usd(Money.MaxMinorUnits - 1).Plus(Usd(1)).Lawful().MinorUnits);
        Assert.Equal("amount OutOfRange", Usd(Money.MaxMinorUnits).Plus(Usd(1)).Faults());
        Assert.Equal(0, Usd(1).Minus(Usd(1)).Lawful().MinorUnits);
        Assert.Equal("amount OutOfRange", Usd(1).Minus(Usd(2)).Faults());
    }

    [Fact]
    public void Ninety_two_of_the_largest_add_up_in_a_long() =>
        Assert.True(checked(92 * Money.MaxMinorUnits) > 0);

    [SeededProperty]
    public bool Pays_what_is_due_exactly_when_nothing_is_missing(Money paid, Money due) =>
        paid.Covers(due) == paid.Minus(due).IsRight
        && paid.Covers(due) == paid.CompareWith(due).Match(Right: order => order >= 0, Left: _ => false);

    [SeededProperty]
    public bool Leaves_an_excess_only_beyond_what_is_due(Money paid, Money due) =>
        paid.ExcessOver(due).Match(
            Some: excess => excess.MinorUnits > 0 && due.Plus(excess).Lawful() == paid,
            None: () => !paid.Covers(due) || paid == due);

    [Fact]
    public void Compares_only_within_one_currency()
    {
        Assert.True(Usd(1).CompareWith(Usd(2)).Lawful() < 0);
        Assert.Equal(0, Usd(2).CompareWith(Usd(2)).Lawful());
        Assert.True(Usd(3).CompareWith(Usd(2)).Lawful() > 0);
        Assert.Equal("currency Contradicts", Usd(1).CompareWith(Money.Create(1, Currency.Eur).Lawful()).Faults());
        Assert.False(Money.Create(5, Currency.Eur).Lawful().Covers(Usd(1)));
    }

    [Fact]
    public void Nothing_is_zero_in_a_currency_that_can_be_paid_in()
    {
        Assert.Equal(Usd(0), Money.Zero(Currency.Usd).Lawful());
        Assert.Equal("currency OutOfRange", Money.Zero(Gold).Faults());
    }
}
