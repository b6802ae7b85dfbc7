using System.Diagnostics;

using Microsoft.Extensions.DependencyInjection;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Webhooks.Sending;

namespace Payments.Webhooks;

/// <summary>Registering webhooks to merchants with an app's services.</summary>
public static class MerchantWebhooks
{
    /// <summary>The client of the factory through which all of them go.</summary>
    public const string ClientName = "MerchantWebhooks";

    /// <summary>Where <see cref="CounterName"/> is counted.</summary>
    public const string MeterName = "Payments.Webhooks";

    /// <summary>Where each try has a span.</summary>
    public const string SourceName = "Payments.Webhooks";

    /// <summary>Tries by their <c>payments.outcome</c>: delivered, refused, unreachable, busy or not_allowed.</summary>
    public const string CounterName = "payments.webhooks.tries";

    internal static readonly ActivitySource Source = new(SourceName);

    // What a receiver answers is not read: so little is thrown away to use the connection again, and no more.
    const int MaxThrownAwayBytes = 16 * 1024;
    const int MaxHeaderKilobytes = 16;

    // Connections are made anew now and then, because names change their addresses.
    static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Adds <see cref="WebhookNotifier"/>, and makes it the app's <see cref="IMerchantNotifier"/>. The app adds a clock,
    /// <see cref="IMerchantEndpoints"/> and <see cref="ShellSettings"/>.
    /// </summary>
    /// <remarks>The app does not start with a try that takes more than half of a lease.</remarks>
    public static IServiceCollection AddMerchantWebhooks(
        this IServiceCollection services, MerchantWebhookSettings settings)
    {
        // Loggers of the factory write addresses and headers.
        services.AddHttpClient(ClientName, it => it.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => Connections(settings));
        return services
            .AddMetrics()
            .AddSingleton(settings)
            .AddSingleton<WebhookCounter>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<IMerchantNotifier>(it => new WebhookNotifier(
                it.GetRequiredService<IMerchantEndpoints>(),
                it.GetRequiredService<WebhookSender>(),
                Outlasted(settings, it.GetRequiredService<ShellSettings>()),
                it.GetRequiredService<IClock>()));
    }

    // The other half is for the store. A claim that is lost by the time of the answer is tried again, without end.
    static MerchantWebhookSettings Outlasted(MerchantWebhookSettings settings, ShellSettings shell) =>
        settings.TryTimeout > Duration.Zero && settings.TryTimeout <= shell.Lease / 2
            ? settings
            : throw new InvalidOperationException(
                $"The lease ({shell.Lease}) must be twice as long as a try of a webhook ({settings.TryTimeout}).");

    // No proxy, which would resolve names for itself; no redirect, which would lead past the check of the scheme; and
    // no activity, which would carry the address, and with it a receiver's token, into traces.
    static SocketsHttpHandler Connections(MerchantWebhookSettings settings)
    {
        var guarded = new GuardedConnections(settings);
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = (it, cancellation) => guarded.Open(it.DnsEndPoint, cancellation),
            ConnectTimeout = settings.TryTimeout.ToTimeSpan(),
            MaxResponseDrainSize = MaxThrownAwayBytes,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            PooledConnectionLifetime = ConnectionLife,
        };
    }
}
