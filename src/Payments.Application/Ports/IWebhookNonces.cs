namespace Payments.Application.Ports;

/// <summary>The number that a provider gave to one of its messages, and the key that it signed it with.</summary>
/// <remarks>Only what was verified becomes one: its texts are bounded, and strangers cannot fill a store.</remarks>
public sealed record WebhookNonce(string Provider, string Certificate, string Nonce);

/// <summary>The messages of providers that were handled already.</summary>
/// <remarks>
/// It spares work and is no lock: two of the same at once may both be handled, which is harmless because facts are.
/// Time comes from the caller only. No method throws for what a store can run into: that is a <see cref="StoreFault"/>.
/// The laws that every implementation obeys are in Payments.Testing.
/// </remarks>
public interface IWebhookNonces
{
    /// <summary>Whether it was remembered, and until later than now.</summary>
    Task<Either<StoreFault, bool>> IsKnown(WebhookNonce nonce, Instant now, CancellationToken cancellation);

    /// <summary>
    /// Remembers it; call this after what it said is stored, so that a crash in between leads to handling it again.
    /// </summary>
    /// <param name="nonce">Which message.</param>
    /// <param name="now">What was to be kept until now, or earlier, may be forgotten.</param>
    /// <param name="until">The first instant at which it may be forgotten; of several, the latest.</param>
    /// <param name="cancellation">Before it begins.</param>
    Task<Either<StoreFault, Unit>> Remember(
        WebhookNonce nonce, Instant now, Instant until, CancellationToken cancellation);
}
