using Payments.Application.Ports;

namespace Payments.Testing;

// The API keys, by their hashes.
public sealed partial class MemoryStore
{
    readonly SortedDictionary<string, KeptKey> keys = new(StringComparer.Ordinal);

    public Task<Either<StoreFault, Option<KeyHolder>>> Find(ApiKeyHash hash, CancellationToken cancellation) =>
        Turn(() => Known(hash).Filter(it => it.RevokedAt.IsNone).Map(it => it.Holder), cancellation);

    public Task<Either<StoreFault, Unit>> Add(
        ApiKeyHash hash, KeyHolder holder, Option<KeyName> name, Instant now, CancellationToken cancellation) =>
        Turn(() => ignore(keys.TryAdd(hash.Hex, new KeptKey(hash, holder, name, now, None))), cancellation);

    public Task<Either<StoreFault, Seq<KeptKey>>> List(
        Option<ApiKeyHash> after, int limit, CancellationToken cancellation) =>
        Turn(
            () => toSeq(keys.Values
                .Where(it => after.ForAll(last => string.CompareOrdinal(it.Hash.Hex, last.Hex) > 0))
                .Take(limit)
                .ToArray()),
            cancellation);

    public Task<Either<StoreFault, bool>> Revoke(ApiKeyHash hash, Instant now, CancellationToken cancellation) =>
        Turn(() => Revoke(hash, now), cancellation);

    bool Revoke(ApiKeyHash hash, Instant now)
    {
        var known = Known(hash);
        known.Iter(it => keys[hash.Hex] = it with { RevokedAt = it.RevokedAt.IfNone(now) });
        return known.IsSome;
    }

    Option<KeptKey> Known(ApiKeyHash hash) => keys.TryGetValue(hash.Hex, out var it) ? Some(it) : None;
}
