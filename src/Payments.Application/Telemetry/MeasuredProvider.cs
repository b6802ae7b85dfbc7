using System.Diagnostics;

using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application.Telemetry;

/// <summary>The same provider, of which is told how long each call took and what came of it.</summary>
sealed class MeasuredProvider(IPaymentProvider provider, SessionKey about, SessionLoop loop) : IPaymentProvider
{
    public string Name => provider.Name;

    public Duration LongestOrderLife => provider.LongestOrderLife;

    public Duration RequestValidity => provider.RequestValidity;

    public Task<OpenAnswer> Open(
        OrderNumber number,
        PaymentTerms terms,
        Instant deadline,
        Instant notAfter,
        CancellationToken cancellation) =>
        Measured("open", () => provider.Open(number, terms, deadline, notAfter, cancellation), it => it.Name);

    public Task<QueryAnswer> Query(OrderNumber number, CancellationToken cancellation) =>
        Measured("query", () => provider.Query(number, cancellation), it => it.Name);

    public Task<CloseAnswer> Close(OrderNumber number, Instant notAfter, CancellationToken cancellation) =>
        Measured("close", () => provider.Close(number, notAfter, cancellation), it => it.Name);

    Task<T> Measured<T>(string operation, Func<Task<T>> call, Func<T, string> word)
    {
        var since = loop.Now;
        return new WatchedWork($"provider {operation}", about, (TelemetryTags.Provider, Name))
            { Kind = ActivityKind.Client }
            .Do(
                call,
                word,
                outcome => PaymentTelemetry.Called(Name, operation, outcome, about, loop.Now - since));
    }
}

/// <summary>Asking for a provider whose calls are measured.</summary>
static class MeasuredProviders
{
    /// <summary>The provider that serves a session.</summary>
    public static Option<IPaymentProvider> For(this IPaymentProviders providers, SessionKey about, SessionLoop loop) =>
        providers.For(about.Mode).Map<IPaymentProvider>(it => new MeasuredProvider(it, about, loop));
}
