using Microsoft.Extensions.Configuration;

using Payments.Domain.Values;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>What an operator wrote down, read key by key; nothing that is wrong passes in silence.</summary>
public sealed class ConfigurationSpec
{
    static readonly string[] Durations = ["TryTimeout", "RequestWindow", "LongestOrderLife", "RepeatAfter"];

    static Validation<InvalidValue, BinancePayConfiguration> Read(params (string Key, string? Text)[] given) =>
        BinancePayConfiguration.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(given.Select(it => KeyValuePair.Create($"BinancePay:{it.Key}", it.Text)))
            .Build()
            .GetSection(BinancePayConfiguration.Section));

    static string Faults(params (string Key, string? Text)[] given) =>
        Read(given).Match(
            Succ: _ => "none",
            Fail: faults => string.Join(", ", faults.Map(it => $"{it.Path} {it.GetType().Name}")));

    [Fact]
    public void What_is_not_said_stays_as_it_is_by_default() =>
        Assert.Equal(Success<InvalidValue, BinancePayConfiguration>(new BinancePayConfiguration()), Read());

    [Fact]
    public void Every_key_is_read() =>
        Assert.Equal(
            Success<InvalidValue, BinancePayConfiguration>(new BinancePayConfiguration
            {
                ApiKey = "key",
                ApiSecret = "secret",
                BaseAddress = "http://127.0.0.1:1",
                ReturnUrl = "https://shop.example/thanks",
                CancelUrl = "https://shop.example/oh",
                WebhookUrl = "https://shop.example/webhooks/binance-pay",
                GoodsCategory = "6000",
                TryTimeout = Duration.FromSeconds(1),
                RequestWindow = Duration.FromSeconds(2),
                LongestOrderLife = Duration.FromHours(36),
                RepeatAfter = Duration.FromMilliseconds(50),
                MaxRepeats = 3,
                LinkHosts = Payments.Testing.Samples.Lawful(KnownHosts.Create("a.example", "b.example")),
            }),
            Read(
                ("apikey", "key"), ("ApiSecret", "secret"), ("BaseAddress", "http://127.0.0.1:1"),
                ("ReturnUrl", "https://shop.example/thanks"), ("CancelUrl", "https://shop.example/oh"),
                ("WebhookUrl", "https://shop.example/webhooks/binance-pay"), ("GoodsCategory", "6000"),
                ("TryTimeout", "PT1S"), ("RequestWindow", "PT2S"), ("LongestOrderLife", "P1DT12H"),
                ("RepeatAfter", "PT0.05S"), ("MaxRepeats", "3"), ("LinkHosts", "a.example, b.example")));

    [Theory]
    [InlineData("5")]
    [InlineData("00:00:05")]
    [InlineData("")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("-PT5S")]
    [InlineData("PT-5H")]
    [InlineData("P99999999D")]
    [InlineData("PT99999999999999999999H")]
    public void A_duration_is_written_in_one_way(string text) =>
        Assert.All(Durations, key => Assert.Equal($"BinancePay:{key} Malformed", Faults((key, text))));

    [Theory]
    [InlineData("two")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public void A_count_is_a_whole_number(string text) =>
        Assert.Equal("BinancePay:MaxRepeats Malformed", Faults(("MaxRepeats", text)));

    [Fact]
    public void Hosts_are_named_without_anything_around_them() =>
        Assert.Equal("BinancePay:LinkHosts Malformed", Faults(("LinkHosts", "a.example,https://b.example")));

    [Fact]
    public void A_key_that_nobody_knows_is_a_fault_and_all_faults_are_told_at_once() =>
        Assert.Equal(
            "BinancePay:ApiSecrt Unknown, BinancePay:Webhook Unknown, BinancePay:TryTimeout Malformed, "
                + "BinancePay:MaxRepeats Malformed",
            Faults(("ApiSecrt", "x"), ("Webhook", "y"), ("TryTimeout", "5"), ("MaxRepeats", "many")));
}
