using Payments.BinancePay.Specs.Outbound.World;
using Payments.Domain.Values;

namespace Payments.BinancePay.Specs.Outbound;

/// <summary>A configuration is right, or every fault is told at its key, before anything starts.</summary>
public class SettingsSpec
{
    static readonly BinancePayConfiguration Lawful = Shop.Configuration;

    [Fact]
    public void What_is_not_said_is_as_documented()
    {
        var settings = BinancePaySettings.Create(new() { ApiKey = "key", ApiSecret = "secret" })
            .Match(Succ: it => it, Fail: why => throw new InvalidOperationException($"{why}"));

        Assert.Equal(new Uri("https://bpay.binanceapi.com"), settings.BaseAddress);
        Assert.Equal("Z000", settings.GoodsCategory);
        Assert.Equal(Duration.FromSeconds(10), settings.RequestValidity);
        Assert.Equal(Duration.FromHours(1), settings.LongestOrderLife);
        Assert.Equal(KnownHosts.Binance, settings.LinkHosts);
        Assert.True(settings.ReturnUrl.IsNone && settings.CancelUrl.IsNone && settings.WebhookUrl.IsNone);
    }

    [Fact]
    public void Every_fault_is_told_at_once_in_the_order_of_the_keys()
    {
        string[] keys =
        [
            "ApiKey", "ApiSecret", "BaseAddress", "ReturnUrl", "CancelUrl", "WebhookUrl", "GoodsCategory", "TryTimeout",
            "RequestWindow", "LongestOrderLife", "MaxRepeats", "RepeatAfter",
        ];
        var faults = Faults(new()
        {
            BaseAddress = "", ReturnUrl = "x", CancelUrl = "ftp://x", WebhookUrl = "http://shop.example/",
            GoodsCategory = "z000", TryTimeout = Duration.Zero, RequestWindow = Duration.Zero,
            LongestOrderLife = Duration.Zero, MaxRepeats = 0, RepeatAfter = Duration.FromSeconds(-1),
        });

        Assert.Equal(keys.Select(it => $"BinancePay:{it}"), faults.Map(it => it.Path));
    }

    public static TheoryData<string, BinancePayConfiguration, bool> Cases() => new()
    {
        { "the sandbox of a test", Lawful with { BaseAddress = "http://127.0.0.1:5000" }, true },
        { "by name", Lawful with { BaseAddress = "http://localhost:5000/" }, true },
        { "plain http elsewhere", Lawful with { BaseAddress = "http://bpay.binanceapi.com" }, false },
        { "http to a look-alike", Lawful with { BaseAddress = "http://127.0.0.1.example" }, false },
        { "a path", Lawful with { BaseAddress = "https://bpay.binanceapi.com/v3" }, false },
        { "a query", Lawful with { BaseAddress = "https://bpay.binanceapi.com/?a" }, false },
        { "a fragment", Lawful with { BaseAddress = "https://bpay.binanceapi.com/#a" }, false },
        { "a password", Lawful with { BaseAddress = "https://a:b@bpay.binanceapi.com/" }, false },
        { "no scheme", Lawful with { BaseAddress = "bpay.binanceapi.com" }, false },
        { "a file", Lawful with { BaseAddress = "file:///etc/passwd" }, false },
        { "a key that breaks the header", Lawful with { ApiKey = "a\r\nb" }, false },
        { "a key with a space", Lawful with { ApiKey = "a b" }, false },
        { "a long key", Lawful with { ApiKey = new string('a', 257) }, false },
        { "the longest key", Lawful with { ApiKey = new string('a', 256) }, true },
        { "a secret with a line feed", Lawful with { ApiSecret = "a\n" }, false },
        { "a long secret", Lawful with { ApiSecret = new string('a', 257) }, false },
        { "a return address", Lawful with { ReturnUrl = "https://shop.example/thanks?a=1" }, true },
        { "the longest", Lawful with { ReturnUrl = "https://shop.example/" + new string('a', 235) }, true },
        { "longer", Lawful with { ReturnUrl = "https://shop.example/" + new string('a', 236) }, false },
        { "a script", Lawful with { CancelUrl = "javascript:alert(1)" }, false },
        { "a webhook to nobody", Lawful with { WebhookUrl = "/webhooks" }, false },
        { "blank is none", Lawful with { WebhookUrl = " " }, true },
        { "all orders are books", Lawful with { GoodsCategory = "1000" }, true },
        { "15 days", Lawful with { LongestOrderLife = Duration.FromDays(15) }, true },
        { "more than 15 days", Lawful with { LongestOrderLife = Duration.FromDays(15) + Duration.Epsilon }, false },
        { "validity beyond a lease", Lawful with { TryTimeout = Duration.FromSeconds(11) }, false },
        { "six repeats", Lawful with { MaxRepeats = 6 }, false },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Holds(string what, BinancePayConfiguration given, bool isLawful) =>
        Assert.True(isLawful == Faults(given).IsEmpty, what);

    static Seq<InvalidValue> Faults(BinancePayConfiguration given) => BinancePaySettings.Create(given).FailToSeq();
}
