using System.Diagnostics;
using System.Diagnostics.Metrics;

using Payments.Application.Ports;
using Payments.Domain.Sessions;

namespace Payments.Application.Telemetry;

/// <summary>What can be watched of the payment session. docs/operations.md lists it.</summary>
/// <remarks>
/// Named as OpenTelemetry's semantic conventions ask. Tags of instruments come from closed sets; only spans name a
/// payment. Neither ever holds what a merchant or a customer has told, a link or a key. A listener hears every shell of
/// the process.
/// </remarks>
public static class PaymentTelemetry
{
    public const string SourceName = "Payments.Application";

    public const string MeterName = "Payments.Application";

    public const string Sessions = "payments.sessions";

    public const string Anomalies = "payments.anomalies";

    public const string ProviderDuration = "payments.provider.call.duration";

    public const string OutboxEffects = "payments.outbox.effects";

    public const string OutboxLag = "payments.outbox.lag";

    /// <summary>The outcome of what was broken off by an exception, or by the end of its node.</summary>
    internal const string BrokeOff = "broke_off";

    /// <summary>The outcome of what the store could not answer.</summary>
    internal const string StoreFailed = "store_failed";

    internal static readonly ActivitySource Source = new(SourceName);

    static readonly Meter Meter = new(MeterName);

    static readonly Counter<long> SessionCounter = Meter.CreateCounter<long>(
        Sessions, "{session}", "Sessions that reached a status, as stored by this node");

    static readonly Counter<long> AnomalyCounter = Meter.CreateCounter<long>(
        Anomalies, "{anomaly}", "What a person should know about the money; surplus is money that was not credited");

    // The boundaries that the conventions advise for requests over HTTP.
    static readonly Histogram<double> CallDuration = Meter.CreateHistogram(
        ProviderDuration, "s", "How long a provider took to answer",
        advice: Seconds(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10));

    static readonly Counter<long> EffectCounter = Meter.CreateCounter<long>(
        OutboxEffects, "{effect}", "Tries to run an effect, by what became of each");

    // From "at once" to the 48 hours after which a notice is parked.
    static readonly Histogram<double> EffectLag = Meter.CreateHistogram(
        OutboxLag, "s", "How long after it was queued an effect was done",
        advice: Seconds(0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600, 21_600, 86_400, 172_800));

    /// <summary>These events are stored, and the session has the status that they led to.</summary>
    internal static void Stored(Option<PaymentStatus> before, PaymentSession after, Seq<PaymentEvent> events)
    {
        var mode = Tag(TelemetryTags.Mode, after.Terms.Mode.ToString());
        if (before != after.Status)
            SessionCounter.Add(1, Tag(TelemetryTags.Status, after.Status.Word), mode);
        foreach (var (anomaly, isSurplus) in events.Bind(TelemetryWords.Anomalies))
            AnomalyCounter.Add(
                1, Tag(TelemetryTags.Anomaly, anomaly), new(TelemetryTags.Surplus, isSurplus), mode);
    }

    internal static void Called(string provider, string operation, string outcome, SessionKey about, Duration took) =>
        CallDuration.Record(
            Positive(took).TotalSeconds,
            Tag(TelemetryTags.Provider, provider),
            Tag(TelemetryTags.Operation, operation),
            Tag(TelemetryTags.Outcome, outcome),
            Tag(TelemetryTags.Mode, about.Mode.ToString()));

    internal static void Ran(ClaimedEffect effect, string outcome, Instant now)
    {
        var lane = Tag(TelemetryTags.Lane, Lane.Of(effect.Effect).Name);
        var word = Tag(TelemetryTags.Effect, TelemetryWords.Of(effect.Effect));
        var mode = Tag(TelemetryTags.Mode, effect.Claim.Session.Mode.ToString());
        EffectCounter.Add(1, lane, word, Tag(TelemetryTags.Outcome, outcome), mode);
        if (outcome == EffectEnd.Done)
            EffectLag.Record(Positive(now - effect.Since).TotalSeconds, lane, word, mode);
    }

    static KeyValuePair<string, object?> Tag(string name, string word) => new(name, word);

    // A clock that was set back measures nothing.
    static Duration Positive(Duration measured) => Duration.Max(measured, Duration.Zero);

    static InstrumentAdvice<double> Seconds(params double[] boundaries) =>
        new() { HistogramBucketBoundaries = boundaries };
}
