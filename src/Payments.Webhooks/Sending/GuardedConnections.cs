using System.Net;
using System.Net.Sockets;

namespace Payments.Webhooks.Sending;

/// <summary>Connects to hosts of the public internet only, whatever their names resolve to.</summary>
/// <remarks>
/// The name is resolved once, the addresses are checked, and one of those very addresses is dialled: a name that
/// resolves to something else a moment later (DNS rebinding) leads nowhere.
/// </remarks>
sealed class GuardedConnections(MerchantWebhookSettings settings)
{
    public async ValueTask<Stream> Open(DnsEndPoint host, CancellationToken cancellation)
    {
        var addresses = await settings.Resolve(host.Host, cancellation).ConfigureAwait(false);
        var allowed = System.Array.FindAll(addresses, IsAllowed);
        if (allowed.Length == 0)
            throw new HostNotAllowed();

        for (var at = 0; ; at++)
        {
            try
            {
                return await settings.Dial(new IPEndPoint(allowed[at], host.Port), cancellation).ConfigureAwait(false);
            }
            catch (SocketException) when (at < allowed.Length - 1)
            {
                // A host with several addresses may be reached at another.
            }
        }
    }

    bool IsAllowed(IPAddress address) => settings.AllowsPrivateHosts || PublicInternet.Includes(address);
}

/// <summary>None of the host's addresses is of the public internet. Never leaves the adapter.</summary>
sealed class HostNotAllowed : Exception;
