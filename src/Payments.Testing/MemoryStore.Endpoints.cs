using Payments.Application.Ports;

namespace Payments.Testing;

// Where the businesses listen.
public sealed partial class MemoryStore
{
    readonly Dictionary<KeyHolder, List<MerchantEndpoint>> endpoints = [];

    public Task<Either<StoreFault, EndpointAdded>> Add(
        KeyHolder whose, MerchantEndpoint endpoint, Instant now, CancellationToken cancellation) =>
        Turn(() => Add(EndpointsOf(whose), endpoint), cancellation);

    public Task<Either<StoreFault, Seq<MerchantEndpoint>>> List(KeyHolder whose, CancellationToken cancellation) =>
        Turn(
            () => toSeq(EndpointsOf(whose).OrderBy(it => it.Id.ToString(), StringComparer.Ordinal).ToArray()),
            cancellation);

    public Task<Either<StoreFault, bool>> Rotate(
        KeyHolder whose, EndpointId id, WebhookSecret next, Instant previousUntil, CancellationToken cancellation) =>
        Turn(() => Rotate(EndpointsOf(whose), id, next, previousUntil), cancellation);

    public Task<Either<StoreFault, bool>> Remove(KeyHolder whose, EndpointId id, CancellationToken cancellation) =>
        Turn(() => EndpointsOf(whose).RemoveAll(it => it.Id == id) > 0, cancellation);

    static EndpointAdded Add(List<MerchantEndpoint> kept, MerchantEndpoint endpoint)
    {
        if (kept.Find(it => it.Url.Text == endpoint.Url.Text) is { } taken)
            return new EndpointAdded.UrlTaken(taken.Id);
        if (kept.Count >= IMerchantEndpoints.MaxPerHolder)
            return new EndpointAdded.TooMany();

        kept.Add(endpoint);
        return new EndpointAdded.Added();
    }

    static bool Rotate(List<MerchantEndpoint> kept, EndpointId id, WebhookSecret next, Instant previousUntil)
    {
        var at = kept.FindIndex(it => it.Id == id);
        if (at >= 0)
            kept[at] = kept[at].Rotated(next, previousUntil);
        return at >= 0;
    }

    List<MerchantEndpoint> EndpointsOf(KeyHolder whose) =>
        endpoints.TryGetValue(whose, out var kept) ? kept : endpoints[whose] = [];
}
