using NodaTime.Text;

using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Parts;

/// <summary>Lengths of time as text: days, hours, minutes and seconds, exact to the nanosecond.</summary>
static class Durations
{
    static readonly InvalidValue NotADuration = new Malformed(string.Empty, "a duration such as 0:12:00:00");

    public static string Exact(Duration length) => DurationPattern.Roundtrip.Format(length);

    public static Validation<InvalidValue, Duration> Create(string? text) =>
        DurationPattern.Roundtrip.Parse(text ?? string.Empty) is { Success: true } read ? read.Value : NotADuration;
}
