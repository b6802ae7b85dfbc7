namespace Payments.Application.Ports;

/// <summary>An answer as its client got it, to be told again byte for byte.</summary>
/// <remarks>
/// Two are equal when every byte is. The body holds personal data and the links of a checkout: it is in the store and
/// on the wire, and nowhere else, so it does not print.
/// </remarks>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">What the body is.</param>
/// <param name="Location">Where to find what was made, if something was.</param>
/// <param name="Body">Every byte of it.</param>
public sealed record StoredAnswer(
    int Status, string ContentType, Option<string> Location, ReadOnlyMemory<byte> Body)
{
    public bool Equals(StoredAnswer? other) =>
        other is not null
        && Status == other.Status
        && ContentType == other.ContentType
        && Location == other.Location
        && Body.Span.SequenceEqual(other.Body.Span);

    public override int GetHashCode() => HashCode.Combine(Status, ContentType, Location, Body.Length);

    public override string ToString() => $"{Status}, {Body.Length} bytes";
}
