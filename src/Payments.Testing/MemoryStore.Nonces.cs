using Payments.Application.Ports;

namespace Payments.Testing;

// The messages of providers that were handled already.
public sealed partial class MemoryStore
{
    readonly Dictionary<WebhookNonce, Instant> nonces = [];

    public Task<Either<StoreFault, bool>> IsKnown(WebhookNonce nonce, Instant now, CancellationToken cancellation) =>
        Turn(() => nonces.TryGetValue(nonce, out var until) && now < until, cancellation);

    public Task<Either<StoreFault, Unit>> Remember(
        WebhookNonce nonce, Instant now, Instant until, CancellationToken cancellation) =>
        Turn(() => Remember(nonce, now, until), cancellation);

    Unit Remember(WebhookNonce nonce, Instant now, Instant until)
    {
        foreach (var ended in nonces.Where(it => it.Value <= now).Select(it => it.Key).ToArray())
            nonces.Remove(ended);
        nonces[nonce] = nonces.TryGetValue(nonce, out var before) ? Instant.Max(before, until) : until;
        return unit;
    }
}
