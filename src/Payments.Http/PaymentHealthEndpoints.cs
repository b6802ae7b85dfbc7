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
    /// <c>GET /health/live</c>: the process answers. <c>GET /health/ready</c>: its store does, too, and in time; 503
    /// otherwise, saying why.
    /// </summary>
    /// <remarks>
    /// A provider decides nothing here: without one, sessions can still be opened and read, and another node would have
    /// none either.
    /// </remarks>
    public static IEndpointRouteBuilder MapPaymentHealth(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var health = new PaymentHealth(
            services.GetRequiredService<ISessionStore>(),
            services.GetRequiredService<IPaymentProviders>(),
            services.GetRequiredService<PaymentHttpSettings>());
        routes.MapMethods("/health/live", PaymentEndpoints.Reading, PaymentHealth.Live);
        routes.MapMethods("/health/ready", PaymentEndpoints.Reading, health.Ready);
        return routes;
    }
}

/// <remarks>
/// Anybody may ask, and as often as they like: so at most one look at the store is under way, and all who ask share it.
/// </remarks>
sealed class PaymentHealth
{
    const string TimedOut = "timed_out";

    // Of nobody: finding that there is none costs one look at an index, and shows nothing.
    static readonly PaymentId Nobodys = PaymentId.From(Guid.Empty);

    readonly ISessionStore store;
    readonly IPaymentProviders providers;
    readonly Option<string> storeName;
    readonly TimeSpan patience;
    readonly Lock turn = new();
    Task<Option<string>> latest = Task.FromResult(Option<string>.None);

    public PaymentHealth(ISessionStore store, IPaymentProviders providers, PaymentHttpSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(settings.HealthPatience, Duration.Zero);
        (this.store, this.providers) = (store, providers);
        (storeName, patience) = (settings.StoreName, settings.HealthPatience.ToTimeSpan());
    }

    public static Task Live(HttpContext http) => http.Send(StatusCodes.Status200OK, HealthReplyJson.WriteLive);

    public async Task Ready(HttpContext http)
    {
        var fault = await Fault(http.RequestAborted).ConfigureAwait(false);
        await http.Send(
            fault.IsNone ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
            output => HealthReplyJson.WriteReady(output, storeName, fault, mode => providers.For(mode).IsSome))
            .ConfigureAwait(false);
    }

    // A store that hangs may not even heed that it should stop.
    async Task<Option<string>> Fault(CancellationToken cancellation)
    {
        try
        {
            return await Latest().WaitAsync(patience, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return TimedOut;
        }
    }

    Task<Option<string>> Latest()
    {
        lock (turn)
        {
            if (latest.IsCompleted)
                latest = Task.Run(Look);
            return latest;
        }
    }

    async Task<Option<string>> Look()
    {
        using var end = new CancellationTokenSource(patience);
        try
        {
            var looked = await store.Locate(Nobodys, end.Token).ConfigureAwait(false);
            return looked.Match(Right: _ => None, Left: why => Some(Word(why)));
        }
        catch (OperationCanceledException)
        {
            return TimedOut;
        }
    }

    static string Word(StoreFault fault) =>
        fault.Match(
            busy: _ => "busy",
            full: _ => "full",
            unreachable: _ => "unreachable",
            unreadable: _ => "unreadable");
}
