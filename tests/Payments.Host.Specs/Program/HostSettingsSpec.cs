using NodaTime.Text;

namespace Payments.Host.Specs.Program;

/// <summary>What may be set, and what is said of what may not.</summary>
public sealed class HostSettingsSpec
{
    const string Lifetime = "--lifetime is an ISO 8601 duration such as PT12H or PT30S, from 1 second to 92 days.";

    static readonly HostSettings Usual = new("data", 8080, Duration.FromHours(12), None);

    [Fact]
    public void Whatever_is_not_said_is_as_the_usage_says() =>
        Assert.Equal(Right<string, HostSettings>(Usual), Read());

    [Fact]
    public void Each_is_said_after_its_switch_or_an_equals_sign() =>
        Assert.All(
            new[]
            {
                Read("--data", "here", "--port", "0", "--lifetime", "PT30S"),
                Read("--lifetime=PT30S", "--port=0", "--data=here"),
                Read("--data=there", "--port=1", "--data=here", "--lifetime=PT30S", "--port=0"),
            },
            read => Assert.Equal(Right<string, HostSettings>(new("here", 0, Duration.FromSeconds(30), None)), read));

    [Theory]
    [InlineData("--data=--port", "--port")]
    [InlineData("--data=a=b", "a=b")]
    [InlineData("--data=-", "-")]
    public void A_folder_may_have_any_name(string given, string folder) =>
        Assert.Equal(folder, Read(given).Match(Right: it => it.Folder, Left: why => why));

    [Theory]
    [InlineData("PT1S")]
    [InlineData("P92D")]
    public void A_lifetime_may_be_at_its_limits(string text) => Assert.True(Read("--lifetime", text).IsRight);

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("PT0S")]
    [InlineData("PT0.999999999S")]
    [InlineData("P-1D")]
    [InlineData("P1M")]
    [InlineData("P92DT1S")]
    [InlineData("P2147483647D")]
    [InlineData("PT9223372036854775807H")]
    public void A_lifetime_beyond_them_is_none(string text) =>
        Assert.Equal(Left<string, HostSettings>(Lifetime), Read("--lifetime", text));

    [Theory]
    [InlineData("PT6S", true)]
    [InlineData("PT5M", true)]
    [InlineData("PT5.999999999S", false)]
    [InlineData("PT5M0.000000001S", false)]
    [InlineData("soon", false)]
    public void A_lease_has_its_limits(string text, bool isLawful) =>
        Assert.Equal(
            isLawful
                ? text
                : "--lease is an ISO 8601 duration such as PT30S, from 6 seconds to 5 minutes.",
            Read("--lease", text).Match(Right: it => DurationText(it.Lease), Left: why => why));

    [Theory]
    [InlineData("many")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("65536")]
    [InlineData("8080 ")]
    public void A_port_is_a_number(string text) =>
        Assert.Equal(
            Left<string, HostSettings>("--port is a number from 0 (any free port) to 65535."), Read("--port", text));

    [Fact]
    public void A_limit_is_so_many_requests_a_second_and_five_times_as_many_at_once()
    {
        Assert.Equal(Right<string, HostSettings>(Usual), Read("--limit", "20"));
        Assert.Equal("5 at once, 1 every 0:00:00:01", LimitOf("1"));
        Assert.Equal("100000 at once, 20000 every 0:00:00:01", LimitOf("20000"));
        Assert.Equal("none", LimitOf("off"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("20001")]
    [InlineData("2147483647")]
    [InlineData("99999999999")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData("none")]
    public void A_limit_beyond_its_limits_is_none(string text) =>
        Assert.Equal(
            "--limit is how many requests a second each key may send, from 1 to 20000, or off.", LimitOf(text));

    [Fact]
    public void Bearer_is_taken_if_that_is_said()
    {
        Assert.Equal(Right<string, HostSettings>(Usual with { TakesBearer = true }), Read("--bearer", "on"));
        Assert.Equal(Right<string, HostSettings>(Usual), Read("--bearer", "off"));
        Assert.Equal(Left<string, HostSettings>("--bearer is on or off."), Read("--bearer", "yes"));
    }

    [Theory]
    [InlineData("--port needs a value; --help shows one.", "--port")]
    [InlineData("--port needs a value; --help shows one.", "--port", "--data", "here")]
    [InlineData("--data needs a value; --help shows one.", "--port", "0", "--data")]
    [InlineData("--lifetime needs a value; --help shows one.", "--lifetime")]
    [InlineData("foo is not a switch; --help lists them.", "foo")]
    [InlineData("port=... is not a switch; --help lists them.", "port=0")]
    [InlineData("0 is not a switch; --help lists them.", "--port", "0", "0")]
    [InlineData("/port is not a switch; --help lists them.", "/port", "0")]
    [InlineData("There is no switch --Port; --help lists them.", "--Port", "0")]
    [InlineData("There is no switch --; --help lists them.", "--", "0")]
    [InlineData("There is no switch -; --help lists them.", "-")]
    public void Whatever_is_no_switch_of_ours_is_not_passed_over(string sentence, params string[] words) =>
        Assert.Equal(Left<string, HostSettings>(sentence), Read(words));

    static string LimitOf(string text) =>
        Read("--limit", text).Match(
            Right: it => it.KeyLimit.Match(Some: one => $"{one}", None: () => "none"), Left: why => why);

    static string DurationText(Duration it) => PeriodPattern.NormalizingIso.Format(Period.FromTicks(it.BclCompatibleTicks));

    static Either<string, HostSettings> Read(params string[] words) => HostSettings.Read(words);
}
