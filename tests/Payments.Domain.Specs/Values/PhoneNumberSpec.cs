using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

[Properties(Arbitrary = [typeof(AnyValue)])]
public class PhoneNumberSpec
{
    [Theory]
    [InlineData("+2348036120313", "+2348036120313")]
    [InlineData("002348036120313", "+2348036120313")]
    [InlineData("+1 (212) 555-0100", "+12125550100")]
    [InlineData(" (+44) 20.7946.0958 ", "+442079460958")]
    [InlineData("00 44 20 7946 0958", "+442079460958")]
    [InlineData("+39 06 1234567", "+39061234567")]
    [InlineData("+683 4000", "+6834000")]
    [InlineData("+123456789012345", "+123456789012345")]
    public void Enters_in_one_form(string text, string e164) =>
        Assert.Equal(e164, PhoneNumber.Create(text).Lawful().E164);

    [Theory]
    [InlineData("2348036120313", "phone_number Malformed")]
    [InlineData("08036120313", "phone_number Malformed")]
    [InlineData("++2348036120313", "phone_number Malformed")]
    [InlineData("+234+8036120313", "phone_number Malformed")]
    [InlineData("234+8036120313", "phone_number Malformed")]
    [InlineData("00+2348036120313", "phone_number Malformed")]
    [InlineData("+234 803 612 0313 x5", "phone_number Malformed")]
    [InlineData("+44 (0)20 7946 0958", "phone_number Malformed")]
    [InlineData("+234/8036120313", "phone_number Malformed")]
    [InlineData("+234\t8036120313", "phone_number Malformed")]
    [InlineData("+٢٣٤٨٠٣٦١٢٠٣١٣", "phone_number Malformed")]
    [InlineData("+234803612\u00a00313", "phone_number Malformed")]
    [InlineData("+2348036120313\n", "phone_number Malformed")]
    [InlineData("0", "phone_number Malformed")]
    [InlineData("+", "phone_number OutOfRange")]
    [InlineData("00", "phone_number OutOfRange")]
    [InlineData("+2348036", "none")]
    [InlineData("+234803", "phone_number OutOfRange")]
    [InlineData("+1234567890123456", "phone_number OutOfRange")]
    [InlineData("+00442079460958", "phone_number Unknown")]
    [InlineData("+0442079460958", "phone_number Unknown")]
    [InlineData("+2101234567", "phone_number Unknown")]
    [InlineData("+8881234567", "phone_number Unknown")]
    [InlineData("+9991234567", "phone_number Unknown")]
    [InlineData("", "phone_number Missing")]
    [InlineData(null, "phone_number Missing")]
    public void Is_nothing_else(string? text, string faults) => Assert.Equal(faults, PhoneNumber.Create(text).Faults());

    [Fact]
    public void Holds_neither_null_characters_nor_halves_of_characters()
    {
        foreach (var bad in new[]
            { "+2348036120313\0", "\0+2348036120313", "+23480\ud8006120313", "+23480\udc006120313" })
            Assert.Equal("phone_number Malformed", PhoneNumber.Create(bad).Faults());
    }

    [Fact]
    public void Is_not_read_beyond_its_limit()
    {
        Assert.Equal("none", PhoneNumber.Create("+2348036120313".PadRight(PhoneNumber.MaxTextLength)).Faults());
        Assert.Equal(
            "phone_number TooLong",
            PhoneNumber.Create("+2348036120313".PadRight(PhoneNumber.MaxTextLength + 1)).Faults());
        Assert.Equal("phone_number OutOfRange", PhoneNumber.Create($"+{new string('9', 39)}").Faults());
    }

    [Theory]
    [InlineData("+2348036120313", 234, "NG")]
    [InlineData("+77012345678", 7, "RU KZ")]
    [InlineData("+447911123456", 44, "GB GG IM JE")]
    [InlineData("+38344123456", 383, "")]
    [InlineData("+80012345678", 800, "")]
    public void Knows_where_it_may_be(string text, int callingCode, string countries)
    {
        var number = PhoneNumber.Create(text).Lawful();
        Assert.Equal((callingCode, countries), (number.CallingCode, string.Join(' ', number.Countries)));
    }

    [SeededProperty]
    public bool Does_not_change_when_it_enters_again(PhoneNumber number) =>
        PhoneNumber.Create(number.E164) == Success<InvalidValue, PhoneNumber>(number);

    [SeededProperty]
    public bool Takes_no_wild_text_but_stays_itself(Wild wild) =>
        PhoneNumber.Create($"+234803612{wild.Text}").Match(
            Succ: number => PhoneNumber.Create(number.E164).Lawful() == number
                && number.E164[1..].All(char.IsAsciiDigit)
                && number.E164.Length is >= 8 and <= 16,
            Fail: faults => faults.Count == 1);

    [SeededProperty]
    public bool Prints_nothing_of_itself(PhoneNumber number) => number.ToString() == "***";
}
