using System.Diagnostics;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;

using Payments.BinancePay.Api;

using Polly;

namespace Payments.BinancePay;

/// <summary>Registering Binance Pay with an app's services.</summary>
public static class BinancePayServices
{
    /// <summary>The client of the factory through which all requests go, for proxies and the like.</summary>
    public const string ClientName = "BinancePay";

    // Half of at least twenty tries in half a minute: less is chance, more is a provider that is down.
    const int MinThroughput = 20;
    static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Break = TimeSpan.FromSeconds(5);

    // Connections are made anew now and then, because names change their addresses.
    static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Adds <see cref="BinancePayProvider"/>. The app adds a clock, and says which sessions it is the provider of.
    /// </summary>
    public static IServiceCollection AddBinancePay(this IServiceCollection services, BinancePaySettings settings)
    {
        // Loggers of the factory write addresses and headers.
        var client = services.AddHttpClient(ClientName, it => it.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(Connections);
        client.AddResilienceHandler("calls", (pipeline, context) => Guard(pipeline, context, settings));
        client.AddHttpMessageHandler(it => new SigningHandler(settings, it.GetRequiredService<IClock>()));
        return services.AddSingleton(settings).AddSingleton(it => new BinancePayProvider(
            it.GetRequiredService<IHttpClientFactory>(),
            settings,
            it.GetRequiredService<IClock>(),
            it.GetRequiredService<ILogger<BinancePayProvider>>()));
    }

    // What is signed for one address is never sent on to another. Our trace, and the baggage that a client of ours put
    // on it, is nothing that Binance Pay is told.
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
        BinancePaySettings settings)
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
    static HttpRetryStrategyOptions Repeats(BinancePaySettings settings) =>
        new()
        {
            ShouldRetryAfterHeader = false,
            MaxRetryAttempts = settings.MaxRepeats,
            Delay = settings.RepeatAfter.ToTimeSpan(),
            ShouldHandle = it => ValueTask.FromResult(
                ApiCall.Of(it.Context.GetRequestMessage()) is { Endpoint.IsRepeatable: true }
                && HttpClientResiliencePredicates.IsTransient(it.Outcome)),
        };
}
