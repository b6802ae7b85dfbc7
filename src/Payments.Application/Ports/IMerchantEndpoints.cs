namespace Payments.Application.Ports;

/// <summary>Where the businesses listen, each of its own in each mode.</summary>
/// <remarks>
/// Secrets are kept as they are: a hash cannot sign. Whoever can read the store can sign for us, so its file is its
/// owner's alone. The laws that every implementation obeys are in Payments.Testing.
/// </remarks>
public interface IMerchantEndpoints
{
    /// <summary>How many a business may have in a mode: each notice is sent to all of them.</summary>
    public const int MaxPerHolder = 5;

    /// <summary>Keeps a new one. Checked in this order: the address is free, there is room.</summary>
    Task<Either<StoreFault, EndpointAdded>> Add(
        KeyHolder whose, MerchantEndpoint endpoint, Instant now, CancellationToken cancellation);

    /// <summary>All of a business in a mode, in the order of their ids.</summary>
    Task<Either<StoreFault, Seq<MerchantEndpoint>>> List(KeyHolder whose, CancellationToken cancellation);

    /// <summary>
    /// Signs with another key from now on, and with the present one as well until <paramref name="previousUntil"/>; one
    /// that was before it is forgotten. False if the business has no such endpoint in this mode.
    /// </summary>
    Task<Either<StoreFault, bool>> Rotate(
        KeyHolder whose, EndpointId id, WebhookSecret next, Instant previousUntil, CancellationToken cancellation);

    /// <summary>Forgets one and its keys. False if the business has no such endpoint in this mode.</summary>
    Task<Either<StoreFault, bool>> Remove(KeyHolder whose, EndpointId id, CancellationToken cancellation);
}
