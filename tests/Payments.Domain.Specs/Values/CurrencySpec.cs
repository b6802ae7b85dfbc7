using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

public class CurrencySpec
{
    [Theory]
    [InlineData("USD", "none")]
    [InlineData("USDT", "none")]
    [InlineData("DEM", "currency Withdrawn")]
    [InlineData("BGN", "currency Withdrawn")]
    [InlineData("BUSD", "currency Withdrawn")]
    [InlineData("PEN", "none")]
    [InlineData("QQQ", "currency Unknown")]
    [InlineData("usd", "currency Unknown")]
    [InlineData("Usd", "currency Unknown")]
    [InlineData("USD ", "currency Unknown")]
    [InlineData("US", "currency Unknown")]
    [InlineData("ＵＳＤ", "currency Unknown")]
    [InlineData(" ", "currency Missing")]
    [InlineData(null, "currency Missing")]
    public void Is_an_active_code_in_upper_case(string? code, string faults) =>
        Assert.Equal(faults, Currency.Create(code).Faults());

    [Theory]
    [InlineData("JPY", 0)]
    [InlineData("USD", 2)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    [InlineData("USDT", 8)]
    public void Has_the_decimals_of_its_minor_unit(string code, int decimals) =>
        Assert.Equal(decimals, Currency.Create(code).Lawful().Decimals);

    [Fact]
    public void Is_one_instance_per_code() => Assert.Same(Currency.Usd, Currency.Create("USD").Lawful());

    [Fact]
    public void Is_equal_by_its_code()
    {
        Assert.Equal(Currency.Usd, Currency.Usd with { });
        Assert.Equal(Currency.Usd.GetHashCode(), (Currency.Usd with { }).GetHashCode());
        Assert.NotEqual(Currency.Usd, Currency.Eur);
        Assert.False(Currency.Usd.Equals(null));
    }

    [Fact]
    public void Crypto_assets_are_marked_and_have_no_number()
    {
        Assert.Equal("BNB BTC ETH MBOX USDC USDT", string.Join(' ', Currency.All.Where(it => it.IsCrypto)));
        Assert.True(Currency.Usdt.NumericCode.IsNone && Currency.Usdt.IsPayable);
    }

    [Fact]
    public void The_handy_ones_are_what_they_are_called() =>
        Assert.Equal(
            ["USD", "EUR", "NGN", "JPY", "USDT", "USDC", "BTC"],
            new[] { Currency.Usd, Currency.Eur, Currency.Ngn, Currency.Jpy, Currency.Usdt, Currency.Usdc, Currency.Btc }
                .Select(it => it.ToString()));
}
