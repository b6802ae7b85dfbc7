using Payments.Application.Ports;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;

namespace Payments.Testing.Laws;

/// <summary>What <see cref="IApiKeys"/> promises.</summary>
public static class ApiKeyLaws
{
    static readonly ApiKeyHash Key = ApiKeyHash.Of("a key");
    static readonly ApiKeyHash Another = ApiKeyHash.Of("another key");
    static readonly Duration Hour = Duration.FromHours(1);
    static readonly KeyHolder Holder = new(Samples.Business(1), Mode.Live);

    public static Seq<Law<IApiKeys>> All { get; } = Seq(
        new Law<IApiKeys>("A key that nobody added is nobody's", NobodysKey),
        new Law<IApiKeys>("A key opens the business and the mode that it was added for", KeyOfAHolder),
        new Law<IApiKeys>("A key that is added again stays one key, and stays its first holder's", AddedAgain),
        new Law<IApiKeys>("A business has as many keys as it was given", ManyKeys),
        new Law<IApiKeys>("A revoked key opens nothing, also when it is added again, and no other is revoked", Revoked),
        new Law<IApiKeys>("A key is revoked once, and one that nobody added cannot be", RevokedOnce),
        new Law<IApiKeys>("Every key is listed as it was added, revoked or not", Listed),
        new Law<IApiKeys>("Keys are listed in the order of their hashes, page by page", ListedInPages)).Strict();

    static async Task NobodysKey(IApiKeys keys, CancellationToken cancellation)
    {
        await Add(keys, Another, Holder, cancellation);
        MustBe(None, await Find(keys, Key, cancellation), "The holder of an unknown key");
    }

    static async Task KeyOfAHolder(IApiKeys keys, CancellationToken cancellation)
    {
        var other = new KeyHolder(Samples.Business(2), Mode.Test);
        await Add(keys, Key, Holder, cancellation);
        await Add(keys, Another, other, cancellation);
        MustBe(Holder, await Find(keys, Key, cancellation), "The holder of the key");
    }

    static async Task AddedAgain(IApiKeys keys, CancellationToken cancellation)
    {
        await Add(keys, Key, Holder, cancellation);
        await Add(keys, Key, Holder, cancellation);
        await Add(keys, Key, new KeyHolder(Samples.Business(2), Mode.Live), cancellation);
        MustBe(Holder, await Find(keys, Key, cancellation), "The holder after another asked for the key");
    }

    static async Task ManyKeys(IApiKeys keys, CancellationToken cancellation)
    {
        await Add(keys, Key, Holder, cancellation);
        await Add(keys, Another, Holder, cancellation);
        MustBe(Holder, await Find(keys, Key, cancellation), "The holder of the first key");
    }

    static async Task Revoked(IApiKeys keys, CancellationToken cancellation)
    {
        await Add(keys, Key, Holder, cancellation);
        await Add(keys, Another, Holder, cancellation);
        MustBe(true, Answer(await keys.Revoke(Key, Samples.Noon, cancellation)), "Revoking");
        MustBe(None, await Find(keys, Key, cancellation), "The holder of the revoked key");
        MustBe(Holder, await Find(keys, Another, cancellation), "The holder of another key");
        await Add(keys, Key, Holder, cancellation);
        MustBe(None, await Find(keys, Key, cancellation), "The holder of the revoked key, added again");
    }

    static async Task RevokedOnce(IApiKeys keys, CancellationToken cancellation)
    {
        await Add(keys, Key, Holder, cancellation);
        Answer(await keys.Revoke(Key, Samples.Noon, cancellation));
        MustBe(true, Answer(await keys.Revoke(Key, Samples.Noon + Hour, cancellation)), "Revoking again");
        var listed = Answer(await keys.List(None, 10, cancellation));
        MustBe(listed.Map(it => it.RevokedAt).Strict(), "Revoked at", Some(Samples.Noon));
        MustBe(false, Answer(await keys.Revoke(Another, Samples.Noon, cancellation)), "Revoking nobody's key");
    }

    static async Task Listed(IApiKeys keys, CancellationToken cancellation)
    {
        var (named, nameless) = (
            new KeptKey(Key, Holder, Samples.Lawful(KeyName.Create("till 1")), Samples.Noon, Samples.Noon + Hour),
            new KeptKey(Another, Holder with { Mode = Mode.Test }, None, Samples.Noon + Hour, None));
        foreach (var it in Seq(named, nameless))
            Answer(await keys.Add(it.Hash, it.Holder, it.Name, it.AddedAt, cancellation));
        Answer(await keys.Revoke(Key, Samples.Noon + Hour, cancellation));
        var listed = Answer(await keys.List(None, 10, cancellation));
        MustBe(listed, "Listed", Seq(named, nameless).OrderBy(it => it.Hash.Hex, StringComparer.Ordinal));
    }

    static async Task ListedInPages(IApiKeys keys, CancellationToken cancellation)
    {
        var hashes = Enumerable.Range(1, 5).Select(number => ApiKeyHash.Of($"key {number}")).ToArray();
        foreach (var hash in hashes)
            await Add(keys, hash, Holder, cancellation);

        var first = Answer(await keys.List(None, 2, cancellation));
        var second = Answer(await keys.List(first.Last.Hash, 2, cancellation));
        var third = Answer(await keys.List(second.Last.Hash, 2, cancellation));
        var sorted = hashes.OrderBy(it => it.Hex, StringComparer.Ordinal);
        MustBe((first + second + third).Map(it => it.Hash).Strict(), "Listed", sorted);
        MustBe(0, Answer(await keys.List(None, 0, cancellation)).Count, "Listed of none");
    }

    static async Task<Option<KeyHolder>> Find(IApiKeys keys, ApiKeyHash hash, CancellationToken cancellation) =>
        Answer(await keys.Find(hash, cancellation));

    static async Task Add(IApiKeys keys, ApiKeyHash hash, KeyHolder holder, CancellationToken cancellation) =>
        Answer(await keys.Add(hash, holder, Samples.Noon, cancellation));
}
