using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Http.Specs.Running;

/// <summary>The keys that a server of a spec knows, and one that none knows.</summary>
public static class Keys
{
    public const string Test = "sk_test_000000000000000000000000000000000000000a";

    /// <summary>Of the same business.</summary>
    public const string Live = "sk_live_000000000000000000000000000000000000000b";

    public const string OfAnother = "sk_test_000000000000000000000000000000000000000c";

    public const string Unknown = "sk_test_000000000000000000000000000000000000000d";

    public static async Task AddTo(IApiKeys keys)
    {
        await Add(keys, Test, new KeyHolder(Samples.Business(1), Mode.Test));
        await Add(keys, Live, new KeyHolder(Samples.Business(1), Mode.Live));
        await Add(keys, OfAnother, new KeyHolder(Samples.Business(2), Mode.Test));
    }

    static Task Add(IApiKeys keys, string key, KeyHolder holder) =>
        keys.Add(ApiKeyHash.Of(key), holder, Samples.Noon, CancellationToken.None);
}
