using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Payments.Http;

/// <summary>Whose key a request of a payment route has, and whether that key may ask again already.</summary>
public static class PaymentKeys
{
    /// <summary>
    /// Looks each key up once, and refuses with 429 what goes beyond the limits of <see cref="PaymentHttpSettings"/>,
    /// before a body is read. Other routes pass.
    /// </summary>
    /// <remarks>
    /// The payment routes do not serve without it. It goes after <c>UsePaymentErrors</c>, after <c>UseRouting</c> if
    /// the app calls that itself, and in the place of <c>UseRateLimiter</c>: other policies of the app hold as well.
    /// Behind a proxy, forwarded headers have to be read before it, or all strangers come from one address.
    /// </remarks>
    public static IApplicationBuilder UsePaymentKeys(this IApplicationBuilder app)
    {
        var check = app.ApplicationServices.GetRequiredService<KeyCheck>();
        return app.Use(next => http => Look(http, check, next)).UseRateLimiter();
    }

    /// <summary>The routes that ask for a key, and are limited.</summary>
    internal static IEndpointRouteBuilder WithKeys(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireRateLimiting(RequestLimits.Policy);

    static async Task Look(HttpContext http, KeyCheck check, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is
            { PolicyName: RequestLimits.Policy })
            http.Features.Set(await check.Look(http).ConfigureAwait(false));

        await next(http).ConfigureAwait(false);
    }
}
