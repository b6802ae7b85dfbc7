using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

using Payments.Json;

namespace Payments.Http;

/// <summary>In which of two forms a client wants its errors, by <c>Accept</c> (RFC 9110, section 12.5.1).</summary>
static class Acceptance
{
    // Qualities are compared and never held: no number here is a rounded one.
    static readonly MediaTypeHeaderValueComparer Quality = MediaTypeHeaderValueComparer.QualityComparer;
    static readonly MediaTypeHeaderValue Never = new(ErrorReplyJson.ProblemContentType, 0);

    /// <summary>
    /// Whether it names <c>application/problem+json</c> and does not like <c>application/json</c> better. What it
    /// takes by a wildcard alone, or cannot say lawfully, is told in the documented form.
    /// </summary>
    public static bool WantsProblem(StringValues accept) =>
        MediaTypeHeaderValue.TryParseStrictList(accept, out var ranges)
        && Named(ranges, ErrorReplyJson.ProblemContentType).Case is MediaTypeHeaderValue problem
        && Quality.Compare(problem, Never) > 0
        && Named(ranges, ErrorReplyJson.ContentType).Match(
            Some: plain => Quality.Compare(plain, problem) <= 0,
            None: () => true);

    static Option<MediaTypeHeaderValue> Named(IList<MediaTypeHeaderValue> ranges, string type) =>
        ranges.Find(it => it.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase));
}
