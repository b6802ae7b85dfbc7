using System.Globalization;

using NodaTime.Text;

using Payments.Json;

namespace Payments.Juicyway;

/// <summary>Which payments to list (docs.juicyway.com, "List payments"); all, newest first, unless it says.</summary>
/// <param name="Status">Only those of a word: <c>pending</c>, <c>captured</c>, <c>settled</c>, <c>failed</c>.</param>
/// <param name="Before">What is newer than the page whose cursor this was.</param>
/// <param name="After">What is older than the page whose cursor this was.</param>
/// <param name="CreatedAfter">Only those that were opened then or later.</param>
/// <param name="CreatedBefore">Only those that were opened before.</param>
/// <param name="Limit">How many on a page: 1 to 100; what is more or less is the nearest of both.</param>
public sealed record JuicywayList(
    Option<StatusWord> Status = default,
    Option<string> Before = default,
    Option<string> After = default,
    Option<Instant> CreatedAfter = default,
    Option<Instant> CreatedBefore = default,
    int Limit = JuicywayList.DefaultLimit)
{
    public const int DefaultLimit = 15;
    public const int MaxLimit = 100;

    internal int Most => Math.Clamp(Limit, 1, MaxLimit);

    internal string Query =>
        string.Concat(
            $"?limit={Most.ToString(CultureInfo.InvariantCulture)}",
            Part("status", Status.Map(it => it.Word)),
            Part("before", Before),
            Part("after", After),
            Part("created_after", CreatedAfter.Map(InstantPattern.ExtendedIso.Format)),
            Part("created_before", CreatedBefore.Map(InstantPattern.ExtendedIso.Format)));

    static string Part(string name, Option<string> value) =>
        value.Match(Some: it => $"&{name}={Uri.EscapeDataString(it)}", None: () => string.Empty);
}
