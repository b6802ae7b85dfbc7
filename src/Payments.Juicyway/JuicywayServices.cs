using System.Diagnostics;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;

using Payments.Juicyway.Api;

using Polly;

namespace Payments.Juicyway;

/// <summary>Registering Juicyway with an app's services.</summary>
public static class JuicywayServices
{
    /// <summary>The client of the factory through which all requests go, for proxies and the like.</summary>
    public const string ClientName = "Juicyway";

    // Half of at least twenty tries in half a minute: less is chance, more is a server that is down.
    const int MinThroughput = 20;
    static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Break = TimeSpan.FromSeconds(5);

    // Connections are made anew now and then, because names change their addresses.
    static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Adds <see cref="JuicywayClient"/> and <see cref="JuicywayProvider"/>. The app adds a clock, and says which
    /// sessions it is the provider of.
    /// </summary>
    public static IServiceCollection AddJuicyway(this IServiceCollection services, JuicywaySettings settings)
    {
        // Loggers of the factory write addresses and headers.
        var client = services.AddHttpClient(ClientName, it => it.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(Connections);
        client.AddResilienceHandler("calls", (pipeline, context) => Guard(pipeline, context, settings));
        client.AddHttpMessageHandler(it => new SendingHandler(settings, it.GetRequiredService<IClock>()));
        return services
            .AddSingleton(settings)
            .AddSingleton(it => new JuicywayClient(
                it.GetRequiredService<IHttpClientFactory>(),
                settings,
                it.GetRequiredService<ILogger<JuicywayClient>>()))
            .AddSingleton(it => new JuicywayProvider(
                it.GetRequiredService<JuicywayClient>(),
                settings,
                it.GetRequiredService<IClock>(),
                it.GetRequiredService<ILogger<JuicywayProvider>>()));
    }

    // The key is meant for one address and never sent on to another. Our trace, and the baggage that a client of ours
    // put on it, is nothing that Juicyway is told.
    static SocketsHttpHandler Connections() =>
        new()
        {
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = ConnectionLife,
        };

    // From the outside in: repeats, the breaker, and the time-out of each try.
    static void Guard(
        ResiliencePipelineBuilder<HttpResponseMessage> pipeline,
        ResilienceHandlerContext context,
        JuicywaySettings settings)
    {
        pipeline.TimeProvider = context.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System;
        pipeline
            .AddRetry(Repeats(settings))
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = MinThroughput,
                SamplingDuration = Sampling,
                BreakDuration = Break,
            })
            .AddTimeout(settings.TryTimeout.ToTimeSpan());
    }

    // A server must not make us wait as long as it likes, so its Retry-After is not heard.
    static HttpRetryStrategyOptions Repeats(JuicywaySettings settings) =>
        new()
        {
            ShouldRetryAfterHeader = false,
            MaxRetryAttempts = settings.MaxRepeats,
            Delay = settings.RepeatAfter.ToTimeSpan(),
            ShouldHandle = it => ValueTask.FromResult(
                ApiCall.Of(it.Context.GetRequestMessage()) is { IsRepeatable: true }
                && HttpClientResiliencePredicates.IsTransient(it.Outcome)),
        };
}
