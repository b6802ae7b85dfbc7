using NodaTime.Text;

using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

using Interval = (NodaTime.Duration Least, NodaTime.Duration Most);

namespace Payments.Juicyway;

/// <summary>What is agreed with Juicyway and decided about it, checked.</summary>
/// <remarks>
/// All faults are told at once, in the order of the properties, each at its configuration key, such as
/// <c>Juicyway:ApiKey</c>. A key and an address of different modes contradict each other.
/// </remarks>
public sealed record JuicywaySettings
{
    /// <summary>The hosts of the API ("API request authentication", "Development environments").</summary>
    public static readonly Uri LiveAddress = new("https://api.spendjuice.com/");

    /// <inheritdoc cref="LiveAddress"/>
    public static readonly Uri TestAddress = new("https://api-sandbox.spendjuice.com/");

    // The longest documented one is "bank_account".
    const int MaxMethodLength = 32;

    static readonly Interval Sending = (Duration.FromMilliseconds(100), Duration.FromSeconds(30));
    static readonly Interval Serving = (Duration.FromSeconds(1), Duration.FromMinutes(2));
    static readonly Interval Life = (Duration.FromMinutes(1), Duration.FromDays(1));
    static readonly Interval Settling = (Duration.FromMinutes(1), Duration.FromDays(1));
    static readonly Interval Pause = (Duration.Zero, Duration.FromSeconds(5));
    const int LeastRepeats = 1;
    const int MostRepeats = 5;

    JuicywaySettings(JuicywayKey key, Mode mode, Uri address, JuicywayConfiguration given)
    {
        (ApiKey, Mode, BaseAddress, Bearer) = (key, mode, address, given.Bearer);
        (TryTimeout, ServerTimeout) = (given.TryTimeout, given.ServerTimeout);
        (LongestOrderLife, SettlingTime) = (given.LongestOrderLife, given.SettlingTime);
        (MaxRepeats, RepeatAfter, LinkHosts) = (given.MaxRepeats, given.RepeatAfter, given.LinkHosts);
        PaymentMethod = string.IsNullOrWhiteSpace(given.PaymentMethod) ? None : given.PaymentMethod;
    }

    public JuicywayKey ApiKey { get; }

    public Mode Mode { get; }

    public Uri BaseAddress { get; }

    public bool Bearer { get; }

    public Option<string> PaymentMethod { get; }

    public Duration TryTimeout { get; }

    public Duration ServerTimeout { get; }

    public Duration LongestOrderLife { get; }

    public Duration SettlingTime { get; }

    public int MaxRepeats { get; }

    public Duration RepeatAfter { get; }

    public KnownHosts LinkHosts { get; }

    /// <summary>
    /// How long after a try began its request may still act: the try itself, and then as long as Juicyway works on it.
    /// </summary>
    /// <remarks>
    /// Nothing in a request says until when it may act, as the signed time of other providers does. The only bound that
    /// is documented is that of their server: 30 seconds per request.
    /// </remarks>
    public Duration RequestValidity => TryTimeout + ServerTimeout;

    public static Validation<InvalidValue, JuicywaySettings> Create(JuicywayConfiguration given)
    {
        var key = JuicywayKey.Create(given.ApiKey).At(PathOf(nameof(ApiKey)));
        var mode = key.Match(Succ: it => ModeOf(it, given.Mode), Fail: _ => Mode.Test);
        var address = AddressOf(given.BaseAddress, mode.IfFail(Mode.Test));
        return ((key, mode, address).Apply((it, real, where) => new JuicywaySettings(it, real, where, given)),
                That(IsMethod(given.PaymentMethod), new Malformed(PathOf(nameof(PaymentMethod)), "a word, as in card")),
                Times(given))
            .Apply((settings, _, _) => settings);
    }

    /// <summary>Without its values: one is secret.</summary>
    public override string ToString() => $"Juicyway at {BaseAddress}, {Mode}";

    static Validation<InvalidValue, Mode> ModeOf(JuicywayKey key, string? given) =>
        string.IsNullOrWhiteSpace(given)
            ? key.Mode.ToValidation<InvalidValue>(new Missing(PathOf(nameof(Mode))))
            : Mode.Create(given).At(PathOf(nameof(Mode))).Bind(it =>
                key.Mode.IfNone(it) == it
                    ? Success<InvalidValue, Mode>(it)
                    : new Contradicts(PathOf(nameof(Mode)), PathOf(nameof(ApiKey))));

    static Validation<InvalidValue, Uri> AddressOf(string? text, Mode mode) =>
        string.IsNullOrWhiteSpace(text) ? mode.Match(test: () => TestAddress, live: () => LiveAddress)
        : Address(text) is not { } address ? new Malformed(PathOf(nameof(BaseAddress)), "https://host")
        : address.Host == mode.Match(test: () => LiveAddress, live: () => TestAddress).Host
            ? new Contradicts(PathOf(nameof(BaseAddress)), PathOf(nameof(ApiKey)))
        : address;

    static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address is { UserInfo: "", PathAndQuery: "/", Fragment: "" }
            ? address
            : null;

    static bool IsMethod(string? text) =>
        string.IsNullOrWhiteSpace(text)
        || (text.Length <= MaxMethodLength && text.All(it => char.IsAsciiLetterLower(it) || it == '_'));

    static Validation<InvalidValue, Unit> Times(JuicywayConfiguration given) =>
        (Within(given.TryTimeout, Sending, nameof(TryTimeout)),
         Within(given.ServerTimeout, Serving, nameof(ServerTimeout)),
         Within(given.LongestOrderLife, Life, nameof(LongestOrderLife)),
         Within(given.SettlingTime, Settling, nameof(SettlingTime)),
         That(
             given.MaxRepeats is >= LeastRepeats and <= MostRepeats,
             new OutOfRange(PathOf(nameof(MaxRepeats)), $"{LeastRepeats} to {MostRepeats}")),
         Within(given.RepeatAfter, Pause, nameof(RepeatAfter)))
        .Apply((_, _, _, _, _, _) => unit);

    static Validation<InvalidValue, Unit> Within(Duration value, Interval range, string name) =>
        That(
            value >= range.Least && value <= range.Most,
            new OutOfRange(PathOf(name), $"{Text(range.Least)} to {Text(range.Most)}"));

    static Validation<InvalidValue, Unit> That(bool holds, InvalidValue otherwise) => holds ? unit : otherwise;

    static string Text(Duration duration) =>
        PeriodPattern.NormalizingIso.Format(Period.FromNanoseconds(duration.ToInt64Nanoseconds()));

    static string PathOf(string name) => $"{JuicywayConfiguration.Section}:{name}";
}
