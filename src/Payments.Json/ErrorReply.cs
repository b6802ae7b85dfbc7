using Payments.Domain.Values;

namespace Payments.Json;

/// <summary>Why a request was not served, as its sender is told.</summary>
/// <param name="Status">The HTTP status that it is sent with.</param>
/// <param name="Code">For programs: what went wrong.</param>
/// <param name="Message">For people; says nothing of what was sent.</param>
/// <param name="Type">For programs: whose turn it is, such as <c>invalid_request_error</c>.</param>
/// <param name="Faults">Every value that may not enter, in the documented order.</param>
/// <param name="RetryAfterSeconds">When the same request may succeed.</param>
/// <param name="RequestId">Under which our own logs tell more.</param>
public sealed record ErrorReply(
    int Status,
    string Code,
    string Message,
    string Type,
    Seq<InvalidValue> Faults = default,
    Option<int> RetryAfterSeconds = default,
    Option<string> RequestId = default)
{
    public const string InvalidRequest = "invalid_request_error";

    /// <summary>
    /// A body that is no document of its kind is 400, one with values that may not enter is 422 (Juicyway,
    /// errors).
    /// </summary>
    public static ErrorReply Of(JsonFault fault) =>
        fault.Match(
            unreadable: it => new ErrorReply(
                400,
                "unreadable_body",
                $"The request body must be {it.Expected}{From(it.Position)}",
                InvalidRequest),
            invalid: it => new ErrorReply(
                422, "validation_error", "The request was invalid", InvalidRequest, it.Faults));

    // Where to look: a program that builds JSON by hand is off by one comma somewhere.
    static string From(Option<long> position) =>
        position.Match(Some: it => $"; it is not from byte {it} on", None: () => string.Empty);
}
