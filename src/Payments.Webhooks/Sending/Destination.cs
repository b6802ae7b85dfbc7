using Payments.Application.Ports;

namespace Payments.Webhooks.Sending;

/// <summary>Where tries of one business in one mode go: a host, whatever its port.</summary>
sealed record Destination(KeyHolder Whose, string Host)
{
    // "shop.example." is the same host.
    public static Destination Of(KeyHolder whose, EndpointUrl url) => new(whose, url.Address.IdnHost.TrimEnd('.'));
}
