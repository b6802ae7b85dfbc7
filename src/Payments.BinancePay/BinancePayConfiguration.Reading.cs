using System.Globalization;

using Microsoft.Extensions.Configuration;

using NodaTime.Text;

using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.BinancePay;

// From the section of an app's configuration: a file, variables such as BinancePay__ApiKey, or a vault.
public sealed partial record BinancePayConfiguration
{
    static readonly System.Collections.Generic.HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(ApiKey), nameof(ApiSecret), nameof(BaseAddress), nameof(ReturnUrl), nameof(CancelUrl),
        nameof(WebhookUrl), nameof(GoodsCategory), nameof(TryTimeout), nameof(RequestWindow),
        nameof(LongestOrderLife), nameof(MaxRepeats), nameof(RepeatAfter), nameof(LinkHosts),
    };

    // More than any of them may have; the days of the longest text would not fit a duration.
    const int MaxDays = 10_000;

    /// <summary>
    /// What a section says; what it does not say stays as it is by default. Durations are ISO 8601, as in PT5S; hosts
    /// stand in one text, with commas between them.
    /// </summary>
    /// <remarks>Every key that cannot be read, or that nobody knows, is told at once.</remarks>
    public static Validation<InvalidValue, BinancePayConfiguration> Read(IConfiguration section)
    {
        var usual = new BinancePayConfiguration();
        return (Known(section),
            DurationOf(section, nameof(TryTimeout), usual.TryTimeout),
            DurationOf(section, nameof(RequestWindow), usual.RequestWindow),
            DurationOf(section, nameof(LongestOrderLife), usual.LongestOrderLife),
            DurationOf(section, nameof(RepeatAfter), usual.RepeatAfter),
            CountOf(section, nameof(MaxRepeats), usual.MaxRepeats),
            HostsOf(section, usual.LinkHosts))
        .Apply((_, tryTimeout, window, life, repeatAfter, repeats, hosts) => new BinancePayConfiguration
        {
            ApiKey = section[nameof(ApiKey)],
            ApiSecret = section[nameof(ApiSecret)],
            BaseAddress = section[nameof(BaseAddress)] ?? usual.BaseAddress,
            ReturnUrl = section[nameof(ReturnUrl)],
            CancelUrl = section[nameof(CancelUrl)],
            WebhookUrl = section[nameof(WebhookUrl)],
            GoodsCategory = section[nameof(GoodsCategory)] ?? usual.GoodsCategory,
            TryTimeout = tryTimeout,
            RequestWindow = window,
            LongestOrderLife = life,
            MaxRepeats = repeats,
            RepeatAfter = repeatAfter,
            LinkHosts = hosts,
        });
    }

    // A key that is misspelt would change nothing, and nobody would notice.
    static Validation<InvalidValue, Unit> Known(IConfiguration section)
    {
        var unknown = toSeq(section.GetChildren()
            .Where(it => !Keys.Contains(it.Key))
            .Select(InvalidValue (it) => new Unknown(PathOf(it.Key)))
            .ToArray());
        return unknown.IsEmpty ? unit : Fail<InvalidValue, Unit>(unknown);
    }

    static Validation<InvalidValue, Duration> DurationOf(IConfiguration section, string key, Duration usual)
    {
        if (section[key] is not { } text)
            return usual;

        var period = PeriodPattern.NormalizingIso.Parse(text);
        return period.Success && period.Value is { Months: 0, Years: 0, Days: >= 0 and <= MaxDays, Hours: >= 0 } it
            ? it.ToDuration()
            : new Malformed(PathOf(key), "an ISO 8601 duration such as PT5S");
    }

    static Validation<InvalidValue, int> CountOf(IConfiguration section, string key, int usual) =>
        section[key] is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : new Malformed(PathOf(key), "a whole number");

    static Validation<InvalidValue, KnownHosts> HostsOf(IConfiguration section, KnownHosts usual) =>
        section[nameof(LinkHosts)] is not { } text
            ? usual
            : KnownHosts.Create(text.Split(',', StringSplitOptions.TrimEntries))
                .MapFail(it => it.At(PathOf(nameof(LinkHosts))));

    static string PathOf(string key) => $"{Section}:{key}";
}
