using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Juicyway.Specs.Client;

/// <summary>A configuration is right, or every fault is told at its key, before anything starts.</summary>
public class SettingsSpec
{
    static readonly JuicywayConfiguration Lawful = new() { ApiKey = "live_1" };

    [Theory]
    [InlineData("live_1", "https://api.spendjuice.com/")]
    [InlineData("sk_test_1", "https://api-sandbox.spendjuice.com/")]
    public void What_is_not_said_is_as_documented(string key, string address)
    {
        var settings = Samples.Lawful(JuicywaySettings.Create(new() { ApiKey = key }));

        Assert.Equal(new Uri(address), settings.BaseAddress);
        Assert.Equal(Duration.FromSeconds(40), settings.RequestValidity);
        Assert.Equal(Duration.FromHours(12), settings.LongestOrderLife);
        Assert.Equal(KnownHosts.Binance, settings.LinkHosts);
        Assert.False(settings.Bearer);
    }

    [Fact]
    public void Every_fault_is_told_at_once_in_the_order_of_the_keys()
    {
        string[] keys =
        [
            "ApiKey", "BaseAddress", "PaymentMethod", "TryTimeout", "ServerTimeout", "LongestOrderLife", "SettlingTime",
            "MaxRepeats", "RepeatAfter",
        ];
        var faults = Faults(new()
        {
            BaseAddress = "x", PaymentMethod = "No word", TryTimeout = Duration.Zero, ServerTimeout = Duration.Zero,
            LongestOrderLife = Duration.Zero, SettlingTime = Duration.Zero, MaxRepeats = 0,
            RepeatAfter = Duration.FromSeconds(-1),
        });

        Assert.Equal(keys.Select(it => $"Juicyway:{it}"), faults.Map(it => it.Path));
    }

    public static TheoryData<string, JuicywayConfiguration, string> Cases() => new()
    {
        { "a live key", Lawful, "" },
        { "a key of a family that nobody knows", Lawful with { ApiKey = "juice_1" }, "Mode" },
        { "the same, and its mode", Lawful with { ApiKey = "juice_1", Mode = "test" }, "" },
        { "a mode that the key is not of", Lawful with { Mode = "test" }, "Mode" },
        { "a mode that the key is of", Lawful with { Mode = "live" }, "" },
        { "a mode that there is not", Lawful with { Mode = "both" }, "Mode" },
        { "a live key to the sandbox", Lawful with { BaseAddress = "https://api-sandbox.spendjuice.com" }, "BaseAddress" },
        { "a test key to the live host", Lawful with { ApiKey = "test_1", BaseAddress = "https://api.spendjuice.com" }, "BaseAddress" },
        { "another host", Lawful with { BaseAddress = "https://juice.example:8443" }, "" },
        { "this machine", Lawful with { BaseAddress = "http://127.0.0.1:5000" }, "" },
        { "plain http elsewhere", Lawful with { BaseAddress = "http://juice.example" }, "BaseAddress" },
        { "a path", Lawful with { BaseAddress = "https://juice.example/v1" }, "BaseAddress" },
        { "a password", Lawful with { BaseAddress = "https://a:b@juice.example" }, "BaseAddress" },
        { "a key that breaks the header", Lawful with { ApiKey = "live_\r\n" }, "ApiKey" },
        { "the longest key", Lawful with { ApiKey = $"live_{new string('a', 251)}" }, "" },
        { "a longer one", Lawful with { ApiKey = $"live_{new string('a', 252)}" }, "ApiKey" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Holds(string what, JuicywayConfiguration given, string fault) =>
        Assert.Equal(
            (what, fault.Length == 0 ? "" : $"Juicyway:{fault}"),
            (what, string.Join(' ', Faults(given).Map(it => it.Path))));

    static Seq<InvalidValue> Faults(JuicywayConfiguration given) => JuicywaySettings.Create(given).FailToSeq();
}
