using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

using Payments.Application;

namespace Payments.Http.Hosting;

/// <summary>Registering the payment session with an app's services.</summary>
public static class PaymentServices
{
    /// <summary>
    /// Adds the use cases, the routes' handlers and the work beside the requests. The app adds the ports: a session
    /// store, its lists if they are mapped, an outbox, keys, idempotency, providers, a merchant notifier and a clock;
    /// and its pipeline has <see cref="PaymentErrors"/> and then <see cref="PaymentKeys"/>.
    /// </summary>
    public static IServiceCollection AddPayments(
        this IServiceCollection services, ShellSettings shell, PaymentHttpSettings? http = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(shell)
            .AddSingleton(http ?? new PaymentHttpSettings())
            .AddSingleton<SessionLoop>()
            .AddSingleton<EffectRunner>()
            .AddSingleton<EffectDispatch>()
            .AddSingleton<OutboxPump>()
            .AddSingleton<Sweeper>()
            .AddSingleton<Reconciler>()
            .AddSingleton<PaymentSessions>()
            .AddSingleton<PaymentLists>()
            .AddSingleton<PaymentApi>()
            .AddSingleton<PaymentListApi>()
            .AddSingleton<RequestEnding>()
            .AddSingleton<Idempotency>()
            .AddSingleton<KeyCheck>()
            .AddRateLimiter(it => it.AddPolicy<string, RequestLimits>(RequestLimits.Policy))
            .AddHostedService<PaymentWork>();
    }
}
