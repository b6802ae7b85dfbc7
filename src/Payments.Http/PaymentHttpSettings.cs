using Payments.Domain.Values;

namespace Payments.Http;

/// <summary>What an app may set about the routes.</summary>
public sealed record PaymentHttpSettings
{
    /// <summary>Our page where a customer can pay, if there is one: <c>links.url</c> until the order is open.</summary>
    public Func<PaymentId, Option<string>> HostedPage { get; init; } = _ => None;

    /// <summary>Makes the ids of customers. Version 4: nobody learns from it when a customer came.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    /// <summary>How often each key may ask, on all routes together; none for no limit.</summary>
    public Option<RateLimit> KeyLimit { get; init; } = RateLimit.OfKey;

    /// <summary>How often requests without a key of ours are answered, by their address; none for no limit.</summary>
    public Option<RateLimit> StrangerLimit { get; init; } = RateLimit.OfStranger;

    /// <summary>
    /// Whether a key may also stand after Bearer, as other editions of the pages show it. The published service
    /// refuses it, and so do we unless told otherwise.
    /// </summary>
    public bool TakesBearer { get; init; }

    /// <summary>How <c>/health/ready</c> calls the store, in a word; none to leave it out.</summary>
    public Option<string> StoreName { get; init; }

    /// <summary>
    /// How long <c>/health/ready</c> waits for the store, more than nothing: 0.8 seconds, because orchestrators wait 1
    /// unless told otherwise, and are to hear what is down.
    /// </summary>
    public Duration HealthPatience { get; init; } = Duration.FromMilliseconds(800);
}
