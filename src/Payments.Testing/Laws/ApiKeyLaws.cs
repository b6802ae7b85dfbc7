using Payments.Application.Ports;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;

namespace Payments.Testing.Laws;

/// <summary>What <see cref="IApiKeys"/> promises.</summary>
public static class ApiKeyLaws
{
    static readonly ApiKeyHash Key = ApiKeyHash.Of("a key");
    static readonly KeyHolder Holder = new(Samples.Business(1), Mode.Live);

    public static Seq<Law<IApiKeys>> All { get; } = Seq(
        new Law<IApiKeys>("A key that nobody added is nobody's", NobodysKey),
        new Law<IApiKeys>("A key opens the business and the mode that it was added for", KeyOfAHolder),
        new Law<IApiKeys>("A key that is added again stays one key, and stays its first holder's", AddedAgain),
        new Law<IApiKeys>("A business has as many keys as it was given", ManyKeys)).Strict();

    static async Task NobodysKey(IApiKeys keys, CancellationToken cancellation)
    {
        await Add(keys, ApiKeyHash.Of("another key"), Holder, cancellation);
        MustBe(None, await Find(keys, Key, cancellation), "The holder of an unknown key");
    }

    static async Task KeyOfAHolder(IApiKeys keys, CancellationToken cancellation)
    {
        var other = new KeyHolder(Samples.Business(2), Mode.Test);
        await Add(keys, Key, Holder, cancellation);
        await Add(keys, ApiKeyHash.Of("another key"), other, cancellation);
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
        await Add(keys, ApiKeyHash.Of("another key"), Holder, cancellation);
        MustBe(Holder, await Find(keys, Key, cancellation), "The holder of the first key");
    }

    static async Task<Option<KeyHolder>> Find(IApiKeys keys, ApiKeyHash hash, CancellationToken cancellation) =>
        Answer(await keys.Find(hash, cancellation));

    static async Task Add(IApiKeys keys, ApiKeyHash hash, KeyHolder holder, CancellationToken cancellation) =>
        Answer(await keys.Add(hash, holder, Samples.Noon, cancellation));
}
