using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

[Properties(Arbitrary = [typeof(AnyValue)])]
public class IpAddressSpec
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("0.0.0.0", "0.0.0.0")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    [InlineData("2001:DB8:0:0:0:0:0:1", "2001:db8::1")]
    [InlineData("2001:0db8::0001", "2001:db8::1")]
    [InlineData("::", "::")]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.1")]
    public void Is_version_4_or_version_6_in_one_form(string text, string kept) =>
        Assert.Equal(kept, IpAddress.Create(text).Lawful().Text);

    [Theory]
    [InlineData("1")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.1.1")]
    [InlineData("192.0.2.256")]
    [InlineData("192.0.2.01")]
    [InlineData("192.0.2.")]
    [InlineData("192.0..1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("192.0.2.1:80")]
    [InlineData(" 192.0.2.1")]
    [InlineData("192.0.2.1\n")]
    [InlineData("١٩٢.0.2.1")]
    [InlineData("[::1]")]
    [InlineData("[::1]:80")]
    [InlineData("fe80::1%eth0")]
    [InlineData("fe80::1%1")]
    [InlineData("2001:db8::/32")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1::2::3")]
    [InlineData("12345::")]
    [InlineData("::ffff:192.0.2.256")]
    [InlineData(":")]
    [InlineData("localhost")]
    public void Is_nothing_else(string text) => Assert.Equal("ip_address Malformed", IpAddress.Create(text).Faults());

    [Fact]
    public void Is_there_and_not_too_long()
    {
        Assert.Equal("ip_address Missing", IpAddress.Create(null).Faults());
        Assert.Equal("ip_address Missing", IpAddress.Create(" ").Faults());
        Assert.Equal("ip_address TooLong", IpAddress.Create(new string('1', 46)).Faults());
        Assert.Equal("none", IpAddress.Create("0000:0000:0000:0000:0000:ffff:255.255.255.255").Faults());
    }

    [Fact]
    public void Prints_nothing_of_itself() => Assert.Equal("***", $"{IpAddress.Create("192.0.2.1").Lawful()}");

    [SeededProperty]
    public bool Does_not_change_when_it_enters_again(ushort[] given)
    {
        var groups = given.Concat(Enumerable.Repeat((ushort)0, 8)).Take(8).Select(it => $"{it:X4}");
        var address = IpAddress.Create(string.Join(':', groups)).Lawful();
        return IpAddress.Create(address.Text).Lawful() == address;
    }

    [SeededProperty]
    public bool Takes_no_wild_text_but_stays_itself(Wild wild) =>
        IpAddress.Create(wild.Text + ":1").Match(
            Succ: it => IpAddress.Create(it.Text).Lawful() == it,
            Fail: faults => faults.Count == 1);
}
