using System.Collections.Frozen;

using NodaTime.Text;

using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

using Interval = (NodaTime.Duration Least, NodaTime.Duration Most);

namespace Payments.BinancePay;

/// <summary>What is agreed with Binance Pay and decided about it, checked.</summary>
/// <remarks>
/// All faults are told at once, in the order of the properties, each at its configuration key, such as
/// <c>BinancePay:ApiKey</c>.
/// </remarks>
public sealed record BinancePaySettings
{
    /// <summary>"Create order v3" of the merchant API; the limit is from its v1 page.</summary>
    public const int MaxUrlLength = 256;

    // The published keys have 64 characters.
    const int MaxApiKeyLength = 256;

    // Together less than the 30 seconds that a node keeps an effect unless configured, with room to run it.
    static readonly Interval Sending = (Duration.FromMilliseconds(100), Duration.FromSeconds(10));
    static readonly Interval Window = (Duration.FromSeconds(1), Duration.FromSeconds(10));

    static readonly Interval Life = (Duration.FromMinutes(1), Duration.FromDays(15));
    static readonly Interval Pause = (Duration.Zero, Duration.FromSeconds(5));
    const int LeastRepeats = 1;
    const int MostRepeats = 5;

    // "Create order v3", goodsCategory.
    static readonly FrozenSet<string> Categories = new[]
    {
        "0000", "1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000",
        "A000", "B000", "C000", "D000", "E000", "F000", "Z000",
    }.ToFrozenSet(StringComparer.Ordinal);

    BinancePaySettings(string apiKey, ApiSecret secret, Uri address, BinancePayConfiguration given)
    {
        (ApiKey, ApiSecret, BaseAddress) = (apiKey, secret, address);
        (ReturnUrl, CancelUrl, WebhookUrl) = (Given(given.ReturnUrl), Given(given.CancelUrl), Given(given.WebhookUrl));
        (GoodsCategory, TryTimeout, RequestWindow) = (given.GoodsCategory, given.TryTimeout, given.RequestWindow);
        (LongestOrderLife, MaxRepeats) = (given.LongestOrderLife, given.MaxRepeats);
        (RepeatAfter, LinkHosts) = (given.RepeatAfter, given.LinkHosts);
    }

    public string ApiKey { get; }

    public ApiSecret ApiSecret { get; }

    public Uri BaseAddress { get; }

    public Option<string> ReturnUrl { get; }

    public Option<string> CancelUrl { get; }

    public Option<string> WebhookUrl { get; }

    public string GoodsCategory { get; }

    public Duration TryTimeout { get; }

    public Duration RequestWindow { get; }

    public Duration LongestOrderLife { get; }

    public int MaxRepeats { get; }

    public Duration RepeatAfter { get; }

    public KnownHosts LinkHosts { get; }

    /// <summary>How long after a try began its request may still act: the try itself, then the window.</summary>
    public Duration RequestValidity => TryTimeout + RequestWindow;

    public static Validation<InvalidValue, BinancePaySettings> Create(BinancePayConfiguration given) =>
        (ApiKeyOf(given), Values(given), Times(given)).Apply((settings, _, _) => settings);

    /// <summary>Without its values: some are secret.</summary>
    public override string ToString() => $"Binance Pay at {BaseAddress}";

    static Validation<InvalidValue, BinancePaySettings> ApiKeyOf(BinancePayConfiguration given) =>
        (Key(given.ApiKey),
         BinancePay.ApiSecret.Create(given.ApiSecret).At(PathOf(nameof(ApiSecret))),
         Root(given.BaseAddress))
        .Apply((key, secret, address) => new BinancePaySettings(key, secret, address, given));

    static Validation<InvalidValue, Unit> Values(BinancePayConfiguration given) =>
        (Page(given.ReturnUrl, nameof(ReturnUrl)),
         Page(given.CancelUrl, nameof(CancelUrl)),
         Page(given.WebhookUrl, nameof(WebhookUrl)),
         That(Categories.Contains(given.GoodsCategory), new Unknown(PathOf(nameof(GoodsCategory)))))
        .Apply((_, _, _, _) => unit);

    static Validation<InvalidValue, Unit> Times(BinancePayConfiguration given) =>
        (Within(given.TryTimeout, Sending, nameof(TryTimeout)),
         Within(given.RequestWindow, Window, nameof(RequestWindow)),
         Within(given.LongestOrderLife, Life, nameof(LongestOrderLife)),
         That(
             given.MaxRepeats is >= LeastRepeats and <= MostRepeats,
             new OutOfRange(PathOf(nameof(MaxRepeats)), $"{LeastRepeats} to {MostRepeats}")),
         Within(given.RepeatAfter, Pause, nameof(RepeatAfter)))
        .Apply((_, _, _, _, _) => unit);

    // It travels in a header.
    static Validation<InvalidValue, string> Key(string? text) =>
        string.IsNullOrWhiteSpace(text) ? new Missing(PathOf(nameof(ApiKey)))
        : text.Length > MaxApiKeyLength ? new TooLong(PathOf(nameof(ApiKey)), MaxApiKeyLength)
        : text.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? new Malformed(PathOf(nameof(ApiKey)), "visible ASCII characters")
        : text;

    static Validation<InvalidValue, Uri> Root(string? text) =>
        string.IsNullOrWhiteSpace(text) ? new Missing(PathOf(nameof(BaseAddress)))
        : Address(text) is { PathAndQuery: "/", Fragment: "" } address ? address
        : new Malformed(PathOf(nameof(BaseAddress)), "https://host, or http on this machine");

    static Validation<InvalidValue, Unit> Page(string? text, string name) =>
        string.IsNullOrWhiteSpace(text) ? unit
        : text.Length > MaxUrlLength ? new TooLong(PathOf(name), MaxUrlLength)
        : That(Address(text) is not null, new Malformed(PathOf(name), "an https address, or http on this machine"));

    static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0
            ? address
            : null;

    static Validation<InvalidValue, Unit> Within(Duration value, Interval range, string name) =>
        That(
            value >= range.Least && value <= range.Most,
            new OutOfRange(PathOf(name), $"{Text(range.Least)} to {Text(range.Most)}"));

    static Validation<InvalidValue, Unit> That(bool holds, InvalidValue otherwise) => holds ? unit : otherwise;

    static Option<string> Given(string? text) => string.IsNullOrWhiteSpace(text) ? None : text;

    static string Text(Duration duration) =>
        PeriodPattern.NormalizingIso.Format(Period.FromNanoseconds(duration.ToInt64Nanoseconds()));

    static string PathOf(string name) => $"{BinancePayConfiguration.Section}:{name}";
}
