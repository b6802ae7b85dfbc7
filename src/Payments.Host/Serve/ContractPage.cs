using Payments.Http.OpenApi;

using Scalar.AspNetCore;

namespace Payments.Host.Serve;

/// <summary>The contract to browse, at <c>/docs</c>.</summary>
/// <remarks>
/// All that it needs is served from here. Whoever reads it may be about to paste a key, so what could call elsewhere
/// (fonts, telemetry, the assistants) is off, and the browser is told to load from this node only.
/// </remarks>
static class ContractPage
{
    const string Path = "/docs";

    // Its own script evaluates and writes styles; what matters is that no other host is named.
    const string OnlyFromHere =
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; form-action 'none'; frame-ancestors 'none'";

    public static void MapContractPage(this IEndpointRouteBuilder routes) =>
        routes.MapScalarApiReference(Path, (page, http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = OnlyFromHere;
            page.WithTitle("Payment sessions")
                .WithOpenApiRoutePattern(PaymentContract.Path)
                .DisableDefaultFonts()
                .DisableTelemetry()
                .DisableAgent()
                .DisableMcp();
        });
}
