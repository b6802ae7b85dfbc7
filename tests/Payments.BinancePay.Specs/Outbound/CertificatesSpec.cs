using Payments.BinancePay.Specs.Outbound.World;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>"Query certificates": those that can be read, or none.</summary>
public class CertificatesSpec
{
    const string Pem = "-----BEGIN PUBLIC KEY-----\\nMIIB\\n-----END PUBLIC KEY-----";

    [Fact]
    public async Task They_are_read()
    {
        using var shop = new Shop().Answers(Wire.Success(
            $$"""
            [{"certSerial":"1FAA","certPublic":"{{Pem}}"},{"certSerial":98765987654321098765,"certPublic":"x"}]
            """));

        Assert.Equal(
            Some(Seq(
                new PlatformCertificate("1FAA", Pem.Replace("\\n", "\n", StringComparison.Ordinal)),
                new PlatformCertificate("98765987654321098765", "x"))),
            await shop.Provider.Certificates(default));
    }

    [Fact]
    public async Task One_that_cannot_be_read_does_not_spoil_the_others()
    {
        var others = string.Join(',', "1", "null", "{}", """{"certSerial":"1"}""", """{"certPublic":"x"}""",
            """{"certSerial":"","certPublic":"x"}""", $$"""{"certSerial":"{{new string('1', 65)}}","certPublic":"x"}""",
            $$"""{"certSerial":"1","certPublic":"{{new string('x', 8193)}}"}""");
        using var shop = new Shop().Answers(Wire.Success($$"""[{{others}},{"certSerial":"2","certPublic":"y"}]"""));

        Assert.Equal(Some(Seq1(new PlatformCertificate("2", "y"))), await shop.Provider.Certificates(default));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("[1]")]
    public async Task Anything_else_is_none(string data)
    {
        using var shop = new Shop().Answers(Wire.Success(data));

        Assert.True((await shop.Provider.Certificates(default)).IsNone);
    }

    [Fact]
    public async Task So_is_a_list_without_an_end()
    {
        var many = string.Join(',', Enumerable.Repeat("""{"certSerial":"1","certPublic":"x"}""", 101));
        using var shop = new Shop().Answers(Wire.Success($"[{many}]"));

        Assert.True((await shop.Provider.Certificates(default)).IsNone);
    }

    [Fact]
    public async Task So_is_a_refusal()
    {
        using var shop = new Shop().Answers(Wire.Failure("400002"));

        Assert.True((await shop.Provider.Certificates(default)).IsNone);
    }
}
