using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

using Payments.Application.Ports;
using Payments.Domain.Values;
using Payments.Json;

namespace Payments.Http;

/// <summary>What an orchestrator asks, without a key, for an app to map into its own pipeline.</summary>
public static class PaymentHealthEndpoints
{
    /// <summary>
    /// <c>GET /health/live</c>: the process answers. <c>GET /health/ready</c>: its store does, too; 503 otherwise,
    /// saying why.
    /// </summary>
    /// <remarks>
    /// A provider decides nothing here: without one, sessions can still be opened and read, and another node would have
    /// none either.
    /// </remarks>
    public static IEndpointRouteBuilder MapPaymentHealth(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var health = new PaymentHealth(
            services.GetRequiredService<ISessionStore>(), services.GetRequiredService<IPaymentProviders>());
        routes.MapMethods("/health/live", PaymentEndpoints.Reading, PaymentHealth.Live);
        routes.MapMethods("/health/ready", PaymentEndpoints.Reading, health.Ready);
        return routes;
    }
}

sealed class PaymentHealth(ISessionStore store, IPaymentProviders providers)
{
    // Of nobody: finding that there is none costs one look at an index, and shows nothing.
    static readonly PaymentId Nobodys = PaymentId.From(Guid.Empty);

    public static Task Live(HttpContext http) => http.Send(StatusCodes.Status200OK, HealthReplyJson.WriteLive);

    public async Task Ready(HttpContext http)
    {
        var looked = await store.Locate(Nobodys, http.RequestAborted).ConfigureAwait(false);
        var fault = looked.Match(Right: _ => None, Left: why => Some(Word(why)));
        await http.Send(
            fault.IsNone ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
            output => HealthReplyJson.WriteReady(output, fault, mode => providers.For(mode).IsSome))
            .ConfigureAwait(false);
    }

    static string Word(StoreFault fault) =>
        fault.Match(
            busy: _ => "busy",
            full: _ => "full",
            unreachable: _ => "unreachable",
            unreadable: _ => "unreadable");
}
