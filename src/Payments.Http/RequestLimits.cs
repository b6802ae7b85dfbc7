using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Payments.Http;

/// <summary>Whose requests are counted together, and what is said of one too many.</summary>
/// <remarks>
/// Each key of ours has a bucket of its own, known by its hash, so there are no more of them than keys. Requests
/// without such a key share the bucket of their address and never draw on a key's: nobody can use up what a merchant
/// may ask, also not from the same address. While keys cannot be looked up nobody is counted: 503 is all there is to
/// tell.
/// </remarks>
sealed class RequestLimits(PaymentHttpSettings settings) : IRateLimiterPolicy<string>
{
    public const string Policy = "payments";

    // However many addresses strangers have, they get no more buckets. Who shares one by chance is a stranger, too.
    const int StrangerBuckets = 4096;

    // A network of IPv6 is one site (RFC 4291, section 2.5.4), which has more addresses than could ever be counted.
    const int NetworkBytes = 8;

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } = Refuse;

    public RateLimitPartition<string> GetPartition(HttpContext http) =>
        Asker.Of(http).Match(
            known: it => Bucket(it.Key.Hex, settings.KeyLimit),
            stranger: _ => Bucket(Place(http.Connection.RemoteIpAddress), settings.StrangerLimit),
            unread: it => RateLimitPartition.GetNoLimiter(it.Name));

    /// <summary>The bucket of all strangers at that address, and of some others.</summary>
    /// <remarks>Each process mixes addresses in its own way, so that nobody can choose to share.</remarks>
    internal static string Place(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        var bytes = plain?.GetAddressBytes() ?? [];
        var mixed = new HashCode();
        mixed.AddBytes(plain?.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, NetworkBytes) : bytes);
        var place = unchecked((uint)mixed.ToHashCode()) % StrangerBuckets;
        return place.ToString(CultureInfo.InvariantCulture);
    }

    static RateLimitPartition<string> Bucket(string name, Option<RateLimit> limit) =>
        limit.Match(
            Some: it => RateLimitPartition.GetTokenBucketLimiter(name, _ => Options(it)),
            None: () => RateLimitPartition.GetNoLimiter(name));

    // Nobody waits in a queue: a request that is held costs more than one that is told when to come again.
    static TokenBucketRateLimiterOptions Options(RateLimit limit) =>
        new()
        {
            TokenLimit = limit.Burst,
            TokensPerPeriod = limit.Refill,
            ReplenishmentPeriod = limit.Every.ToTimeSpan(),
            QueueLimit = 0,
        };

    static ValueTask Refuse(OnRejectedContext refused, CancellationToken cancellation)
    {
        refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        return new ValueTask(refused.HttpContext.Send(Errors.TooManyFor(Duration.FromTimeSpan(wait))));
    }
}
