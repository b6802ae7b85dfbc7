using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Payments.Webhooks.Sending;

/// <summary>Connects to hosts of the public internet only, whatever their names resolve to.</summary>
/// <remarks>
/// The name is resolved once, the addresses are checked, and one of those very addresses is dialled: a name that
/// resolves to something else a moment later (DNS rebinding) leads nowhere. An address that swallows what is sent to it
/// takes no more than its share of the time from those after it.
/// </remarks>
sealed class GuardedConnections(MerchantWebhookSettings settings)
{
    public async ValueTask<Stream> Open(DnsEndPoint host, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        var addresses = await settings.Resolve(host.Host, cancellation).ConfigureAwait(false);
        var allowed = System.Array.FindAll(addresses, IsAllowed);
        if (allowed.Length == 0)
            throw new HostNotAllowed();

        for (var at = 0; ; at++)
        {
            try
            {
                var rest = settings.TryTimeout.ToTimeSpan() - Stopwatch.GetElapsedTime(begun);
                return await Dial(new IPEndPoint(allowed[at], host.Port), rest / (allowed.Length - at), cancellation)
                    .ConfigureAwait(false);
            }
            catch (Exception fault) when (at < allowed.Length - 1 && fault is SocketException or TimeoutException)
            {
                // A host with several addresses may be reached at another.
            }
        }
    }

    async Task<Stream> Dial(IPEndPoint address, TimeSpan atMost, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(atMost > TimeSpan.Zero ? atMost : TimeSpan.Zero);
        try
        {
            return await settings.Dial(address, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    bool IsAllowed(IPAddress address) => settings.AllowsPrivateHosts || PublicInternet.Includes(address);
}

/// <summary>None of the host's addresses is of the public internet. Never leaves the adapter.</summary>
sealed class HostNotAllowed : Exception;
