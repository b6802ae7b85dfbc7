using NodaTime.Text;

using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Parts;

/// <summary>Points in time as text: ISO 8601 in UTC, with a Z.</summary>
static class Times
{
    static readonly InvalidValue NotATime = new Malformed(string.Empty, "a time such as 2024-04-09T01:11:30.239705Z");

    static readonly InstantPattern ToTheMicrosecond =
        InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'ffffff'Z'");

    /// <summary>The form of the published replies: always six digits of a second; what is finer is cut off.</summary>
    public static string Published(Instant at) => ToTheMicrosecond.Format(at);

    /// <summary>All that is known of it, in up to nine digits.</summary>
    public static string Exact(Instant at) => InstantPattern.ExtendedIso.Format(at);

    /// <summary>Either form, and any other number of digits up to nine.</summary>
    public static Validation<InvalidValue, Instant> Create(string? text) =>
        InstantPattern.ExtendedIso.Parse(text ?? string.Empty) is { Success: true } read ? read.Value : NotATime;
}
