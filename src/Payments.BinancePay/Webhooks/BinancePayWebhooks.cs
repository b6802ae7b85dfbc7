using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.BinancePay.Webhooks;

/// <summary>Taking in what Binance Pay tells by itself: <c>POST /webhooks/binance-pay</c>.</summary>
public static class BinancePayWebhooks
{
    public const string Path = "/webhooks/binance-pay";

    /// <summary>The meter of this package.</summary>
    public const string MeterName = "Payments.BinancePay";

    /// <summary>How many came, by <c>payments.outcome</c>: the code of a <see cref="WebhookAnswer"/>.</summary>
    public const string CounterName = "payments.binance_pay.webhooks";

    /// <summary>
    /// Adds the webhooks' handlers. The app adds the use cases and ports of the payment session, an
    /// <see cref="Payments.Application.Ports.IWebhookNonces"/> and <see cref="FetchCertificates"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The settings cannot be used; the message names each fault.</exception>
    public static IServiceCollection AddBinancePayWebhooks(
        this IServiceCollection services, WebhookSettings? settings = null)
    {
        var used = settings ?? new WebhookSettings();
        var faults = used.Faults();
        if (!faults.IsEmpty)
            throw new ArgumentException(
                $"The settings cannot be used: {string.Join(", ", faults.Map(it => $"{it.Path} ({it.Code})"))}.",
                nameof(settings));

        return services
            .AddMetrics()
            .AddSingleton(used)
            .AddSingleton<CertificateCache>()
            .AddSingleton<WebhookVerifier>()
            .AddSingleton<WebhookHandler>()
            .AddSingleton<WebhookCounter>()
            .AddSingleton<WebhookEndpoint>();
    }

    public static IEndpointRouteBuilder MapBinancePayWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, routes.ServiceProvider.GetRequiredService<WebhookEndpoint>().Receive);
        return routes;
    }
}
