using Payments.Json.Client;

namespace Payments.Juicyway;

/// <summary>Whether a payment was captured, by what a reply tells of it.</summary>
/// <remarks>
/// "Initialize payment: Binance Pay": <c>expires_at</c> is null until the capture, and has a time from then on.
/// </remarks>
static class Captured
{
    /// <summary>The whole session was told, and nothing of it comes from a capture.</summary>
    public static bool IsNever(RemoteSession session) =>
        !session.IsFlat && session.ExpiresAt.IsNone && session.Links.IsNone;
}
