using Payments.Domain.Values;

namespace Payments.Application.Ports;

/// <summary>What a key opens: one business, in one mode.</summary>
public sealed record KeyHolder(BusinessId Business, Mode Mode);

/// <summary>The API keys, of which only hashes are kept.</summary>
public interface IApiKeys
{
    /// <summary>Whose key it is; none when nobody's, or when it is revoked.</summary>
    Task<Either<StoreFault, Option<KeyHolder>>> Find(ApiKeyHash hash, CancellationToken cancellation);

    /// <summary>Keeps a key's hash; the same one twice is one key, also when it is revoked.</summary>
    Task<Either<StoreFault, Unit>> Add(
        ApiKeyHash hash, KeyHolder holder, Option<KeyName> name, Instant now, CancellationToken cancellation);

    /// <summary>Keys of everybody, revoked ones too, in the order of their hashes.</summary>
    /// <param name="after">Where the list before ended.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Before it begins.</param>
    Task<Either<StoreFault, Seq<KeptKey>>> List(
        Option<ApiKeyHash> after, int limit, CancellationToken cancellation);

    /// <summary>
    /// The key opens nothing from now on, for ever. False if there is no such key; one that is revoked already stays so
    /// since the first time.
    /// </summary>
    Task<Either<StoreFault, bool>> Revoke(ApiKeyHash hash, Instant now, CancellationToken cancellation);
}

/// <summary>Shorter ways to say common things to <see cref="IApiKeys"/>.</summary>
public static class ApiKeyWords
{
    /// <summary>Keeps the hash of a key without a name.</summary>
    public static Task<Either<StoreFault, Unit>> Add(
        this IApiKeys keys, ApiKeyHash hash, KeyHolder holder, Instant now, CancellationToken cancellation) =>
        keys.Add(hash, holder, None, now, cancellation);
}
