namespace Payments.Json;

/// <summary>One page of payments as the reply of a list shows it.</summary>
/// <param name="Sessions">Newest first, each as the reply of reading it.</param>
/// <param name="Before">The cursor to what is newer; null on the wire if nothing is.</param>
/// <param name="After">The cursor to what is older; null on the wire at the end.</param>
/// <param name="Limit">How many there are on a page at most.</param>
public sealed record PaymentListReply(
    Seq<SessionReply> Sessions, Option<string> Before, Option<string> After, int Limit)
{
    /// <summary>Without links and customers: replies end up in logs.</summary>
    public override string ToString() => $"{Sessions.Count} payments";
}
