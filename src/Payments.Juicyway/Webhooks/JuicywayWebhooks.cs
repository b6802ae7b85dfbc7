using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.Juicyway.Webhooks;

/// <summary>Taking in what Juicyway tells by itself: <c>POST /webhooks/juicyway</c>.</summary>
public static class JuicywayWebhooks
{
    public const string Path = "/webhooks/juicyway";

    /// <summary>
    /// Adds the webhooks' handlers, for orders of <see cref="JuicywayProvider"/>. The app adds the use cases and ports
    /// of the payment session.
    /// </summary>
    public static IServiceCollection AddJuicywayWebhooks(
        this IServiceCollection services, ChecksumKey key, ChecksumForm form) =>
        services
            .AddSingleton<WebhookHandler>()
            .AddSingleton(it => new WebhookEndpoint(key, form, it.GetRequiredService<WebhookHandler>()));

    public static IEndpointRouteBuilder MapJuicywayWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, routes.ServiceProvider.GetRequiredService<WebhookEndpoint>().Receive);
        return routes;
    }
}
