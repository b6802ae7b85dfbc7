namespace Payments.Json.Client;

/// <summary>One page of a list of payments.</summary>
/// <param name="Sessions">Newest first: all that can be read.</param>
/// <param name="Unreadable">
/// For each item that cannot be read its reference, where that can: one strange payment does not hide the others, and
/// nobody takes it for absent.
/// </param>
/// <param name="Before">The cursor to what is newer.</param>
/// <param name="After">The cursor to what is older.</param>
public sealed record RemotePage(
    Seq<RemoteSession> Sessions, Seq<Option<string>> Unreadable, Option<string> Before, Option<string> After)
{
    public override string ToString() => $"{Sessions.Count} payments, {Unreadable.Count} unreadable";
}
