using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

[Properties(Arbitrary = [typeof(AnyValue)])]
public class EmailSpec
{
    static readonly string Local64 = new('l', 64);
    static readonly string Label63 = new('d', 63);

    [Theory]
    [InlineData("a@b.c")]
    [InlineData("asajuenitan@gmail.com")]
    [InlineData("a.b.c@sub.domain.example")]
    [InlineData("!#$%&'*+-/=?^_`{|}~@example.com")]
    [InlineData("user+tag@xn--bcher-kva.example")]
    [InlineData("user@bücher.example")]
    [InlineData("user@例え.テスト")]
    [InlineData("user@उदाहरण.परीक्षा")]
    [InlineData("1@1.x1")]
    public void Is_a_dot_atom_at_a_domain(string address) =>
        Assert.Equal(address, Email.Create(address).Lawful().Address);

    [Theory]
    [InlineData("a")]
    [InlineData("@b.c")]
    [InlineData("a@")]
    [InlineData("a@b")]
    [InlineData("a@b.")]
    [InlineData("a@.b")]
    [InlineData("a@b..c")]
    [InlineData(".a@b.c")]
    [InlineData("a.@b.c")]
    [InlineData("a..b@b.c")]
    [InlineData("a@b@c.d")]
    [InlineData("a b@c.d")]
    [InlineData(" a@b.c")]
    [InlineData("a@b.c ")]
    [InlineData("a@b.c\n")]
    [InlineData("a\n@b.c")]
    [InlineData("\"a\"@b.c")]
    [InlineData("a(comment)@b.c")]
    [InlineData("a,b@c.d")]
    [InlineData("<a@b.c>")]
    [InlineData("a@[192.0.2.1]")]
    [InlineData("a@192.0.2.1")]
    [InlineData("a@b.7")]
    [InlineData("a@-b.c")]
    [InlineData("a@b-.c")]
    [InlineData("a@b_b.c")]
    [InlineData("ä@b.c")]
    [InlineData("a@BÜCHER.example")]
    [InlineData("a@ü-.example")]
    [InlineData("a@xy--ü.example")]
    [InlineData("a@\u0301b.example")]
    [InlineData("a@b\u200bü.example")]
    [InlineData("a@b😀.example")]
    [InlineData("a@b。c")]
    public void Is_nothing_else(string address) => Assert.Equal("email Malformed", Email.Create(address).Faults());

    [Fact]
    public void Holds_neither_null_characters_nor_halves_of_characters()
    {
        foreach (var bad in new[]
            { "a\0@b.c", "a@b\0.c", "a@b.c\0", "a\ud800@b.c", "a@\ud800.c", "a@b\udc00ü.c", "a@ü\u0000.c" })
            Assert.Equal("email Malformed", Email.Create(bad).Faults());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Must_be_there(string? address) => Assert.Equal("email Missing", Email.Create(address).Faults());

    [Fact]
    public void Has_a_local_part_of_at_most_64_octets()
    {
        Assert.Equal("none", Email.Create($"{Local64}@b.c").Faults());
        Assert.Equal(
            Fail<InvalidValue, Email>(new InvalidValue.TooLong("email", 64)),
            Email.Create($"{Local64}l@b.c"));
    }

    [Fact]
    public void Has_labels_of_at_most_63_octets()
    {
        Assert.Equal("none", Email.Create($"a@{Label63}.c").Faults());
        Assert.Equal("email Malformed", Email.Create($"a@{Label63}d.c").Faults());
    }

    [Fact]
    public void Has_at_most_254_octets()
    {
        var longest = $"{Local64}@{Label63}.{Label63}.{new string('e', 56)}.ex";
        Assert.Equal(252, longest.Length);
        Assert.Equal("none", Email.Create($"{longest}am").Faults());
        Assert.Equal(
            Fail<InvalidValue, Email>(new InvalidValue.TooLong("email", 254)),
            Email.Create($"{longest}amp"));
    }

    // RFC 3492 section 7.1 (B), (I) and (L), and others by another implementation; each with the four octets of xn--.
    [Theory]
    [InlineData("bücher", 13)]
    [InlineData("他们为什么不说中文", 28)]
    [InlineData("почемужеонинеговорятпорусски", 36)]
    [InlineData("3年b組金八先生", 28)]
    [InlineData("उदाहरण", 16)]
    [InlineData("𐐨aß", 14)]
    [InlineData("яyβьaγофßцбо字", 34)]
    [InlineData("zうか", 10)]
    [InlineData("试あ", 11)]
    [InlineData("zażółć-gęślą-jaźń", 33)]
    [InlineData("𐐨bb𐐨b", 14)]
    [InlineData("本ย本日本я字", 24)]
    [InlineData("字日йทท𐐨я글अ", 33)]
    [InlineData("अж日aéท한अไ", 33)]
    public void Counts_an_international_label_as_it_is_on_the_wire(string label, int octets)
    {
        // The address has 254 octets exactly when the label counts as told.
        var rest = 254 - (64 + 1 + octets + 1);
        var second = Math.Min(63, rest - 64);
        var domain = $"{new string('f', 63)}.{new string('g', second)}.{new string('e', rest - 63 - 1 - second - 1)}";
        var local = Local64;
        Assert.Equal("none", Email.Create($"{local}@{label}.{domain}").Faults());
        Assert.Equal("email TooLong", Email.Create($"{local}@{label}.{domain}e").Faults());
    }

    [Fact]
    public void Refuses_an_international_label_that_does_not_fit_on_the_wire()
    {
        Assert.Equal("none", Email.Create($"a@ü{new string('a', 55)}.example").Faults());
        Assert.Equal("email Malformed", Email.Create($"a@ü{new string('a', 60)}.example").Faults());
        Assert.Equal("email Malformed", Email.Create($"a@{new string('ü', 127)}.example").Faults());
    }

    [Fact]
    public void Lowers_the_domain_and_keeps_the_local_part() =>
        Assert.Equal("Ada@example.com", Email.Create("Ada@EXAMPLE.Com").Lawful().Address);

    [SeededProperty]
    public bool Does_not_change_when_it_enters_again(Email email) =>
        Email.Create(email.Address) == Success<InvalidValue, Email>(email);

    [SeededProperty]
    public bool Takes_no_wild_local_part_or_domain_but_stays_itself(Wild one, Wild other) =>
        Email.Create($"{one.Text}@{other.Text}.c").Match(
            Succ: email => Email.Create(email.Address).Lawful() == email,
            Fail: faults => faults.Count == 1);

    [SeededProperty]
    public bool Prints_nothing_of_itself(Email email) => email.ToString() == "***";
}
