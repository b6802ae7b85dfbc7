namespace Payments.Json.Client;

/// <summary>What a server says of why it did not serve, as far as it can be read: perhaps nothing.</summary>
/// <param name="Code">For programs, such as <c>validation_error</c>.</param>
/// <param name="Fields">Which fields were at fault.</param>
/// <param name="RetryAfter">When the same request may succeed, at most a day.</param>
public sealed record RemoteError(Option<string> Code, Seq<string> Fields, Option<Duration> RetryAfter)
{
    public static RemoteError Silent { get; } = new(None, Seq<string>(), None);
}
