using System.Net;
using System.Net.Sockets;

using Payments.Application.Ports;

namespace Payments.Webhooks;

/// <summary>The addresses of a host's name.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellation);

/// <summary>A connection to exactly this address.</summary>
public delegate Task<Stream> DialAddress(IPEndPoint address, CancellationToken cancellation);

/// <summary>How merchants are told.</summary>
public sealed record MerchantWebhookSettings
{
    /// <summary>
    /// Whether plain http and hosts of a private network are allowed. For tests: whoever may add an endpoint could
    /// otherwise make us knock at doors that only we can reach.
    /// </summary>
    public bool AllowsPrivateHosts { get; init; }

    /// <summary>
    /// How long one try may take, all of it. One client reports that 10 seconds are promised (docs.juicyway.com,
    /// "Webhooks", says none). At most half of a lease, or two nodes would send at once.
    /// </summary>
    public Duration TryTimeout { get; init; } = Duration.FromSeconds(10);

    /// <summary>How many tries of one business in one mode may be under way to one host.</summary>
    public int PlacesPerHost { get; init; } = 4;

    /// <summary>How many may be for all businesses together: many may listen at the same one.</summary>
    public int PlacesPerSharedHost { get; init; } = 16;

    /// <summary>The key of the checksum: the business id, as published, unless configured otherwise.</summary>
    public Func<KeyHolder, string> ChecksumKey { get; init; } = whose => whose.Business.ToString();

    /// <summary>How names become addresses.</summary>
    public ResolveHost Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>How addresses, once they have been checked, become connections.</summary>
    public DialAddress Dial { get; init; } = Connect;

    /// <summary>Without its values: the checksum's key may be a secret.</summary>
    public override string ToString() => nameof(MerchantWebhookSettings);

    static async Task<Stream> Connect(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
