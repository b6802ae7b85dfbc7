using Payments.Domain.Values;

namespace Payments.Application.Ports;

/// <summary>What a key opens: one business, in one mode.</summary>
public sealed record KeyHolder(BusinessId Business, Mode Mode);

/// <summary>The API keys, of which only hashes are kept.</summary>
public interface IApiKeys
{
    /// <summary>Whose key it is; none when nobody's.</summary>
    Task<Either<StoreFault, Option<KeyHolder>>> Find(ApiKeyHash hash, CancellationToken cancellation);

    /// <summary>Keeps a key's hash; the same one twice is one key.</summary>
    Task<Either<StoreFault, Unit>> Add(ApiKeyHash hash, KeyHolder holder, Instant now, CancellationToken cancellation);
}
