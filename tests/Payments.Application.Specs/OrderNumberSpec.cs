using FsCheck;
using FsCheck.Xunit;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application.Specs;

public class OrderNumberSpec
{
    // 2^128 - 1 in base 36, by hand: 36^24 goes into it 15 times (F), and so on down.
    const string Largest = "F5LXX1ZZ5PNORYNQGLHZMSP33";

    static OrderNumber Number(Guid payment, int attempt) => new(PaymentId.From(payment), new Attempt(attempt));

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", 1, "00000000000000000000000001")]
    [InlineData("00000000-0000-0000-0000-000000000023", 7, "000000000000000000000000Z7")]
    [InlineData("00000000-0000-0000-0000-000000000024", 1, "0000000000000000000000010" + "1")]
    [InlineData("00000000-0000-0000-0000-000000000510", 42, "0000000000000000000000100" + "42")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff", 9_999_999, Largest + "9999999")]
    public void Is_the_payment_in_base_36_and_the_attempt(string payment, int attempt, string text) =>
        Assert.Equal(text, Number(Guid.Parse(payment), attempt).Text);

    [SeededProperty]
    public bool Fits_into_32_letters_and_digits(Guid payment, PositiveInt attempt) =>
        Number(payment, attempt.Get % 10_000_000).Text is var text
        && text.Length is > 25 and <= 32
        && text.All(it => char.IsAsciiDigit(it) || char.IsAsciiLetterUpper(it));

    [SeededProperty]
    public bool Is_read_back_as_it_was(Guid payment, PositiveInt attempt) =>
        Number(payment, attempt.Get) is var number && OrderNumber.Read(number.Text) == Some(number);

    [SeededProperty]
    public bool Only_its_own_text_is_read(Guid payment, PositiveInt attempt, int at, char other)
    {
        var text = Number(payment, attempt.Get).Text.ToCharArray();
        text[Math.Abs(at % text.Length)] = other;
        return OrderNumber.Read(new string(text)).Match(Some: it => it.Text == new string(text), None: () => true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000000")]
    [InlineData("00000000000000000000000000")]
    [InlineData("000000000000000000000000001x")]
    [InlineData("0000000000000000000000000+1")]
    [InlineData("0000000000000000000000000 1")]
    [InlineData("00000000000000000000000001 ")]
    [InlineData("00000000000000000000000001\0")]
    [InlineData("0000000000000000000000000-1")]
    [InlineData("000000000000000000000000001")]
    [InlineData("000000000000000000000000a1")]
    [InlineData("0000000000000000000000000\u0661")]
    [InlineData("F5LXX1ZZ5PNORYNQGLHZMSP341")]
    [InlineData("ZZZZZZZZZZZZZZZZZZZZZZZZZ1")]
    [InlineData("000000000000000000000000012345678")]
    [InlineData("A payment of another shop, long")]
    public void Nothing_else_is_read(string? text) => Assert.True(OrderNumber.Read(text).IsNone);

    [Fact]
    public void Prints_as_its_text() => Assert.Equal(Largest + "1", $"{Number(Guid.AllBitsSet, 1)}");
}
