using System.Diagnostics;

namespace Payments.Application.Telemetry;

/// <summary>Work about one session that is done in a span of its own.</summary>
sealed record WatchedWork(string Name, SessionKey About, params (string Tag, string Word)[] Tags)
{
    public ActivityKind Kind { get; init; } = ActivityKind.Internal;

    /// <summary>Does it, and says how it ended, also if an exception or a stop has broken it off.</summary>
    public async Task<T> Do<T>(Func<Task<T>> work, Func<T, string> word, Action<string> ended)
    {
        using var span = Begin();
        var outcome = PaymentTelemetry.BrokeOff;
        try
        {
            var answer = await work().ConfigureAwait(false);
            outcome = word(answer);
            return answer;
        }
        finally
        {
            span?.SetTag(TelemetryTags.Outcome, outcome);
            if (outcome is PaymentTelemetry.BrokeOff or PaymentTelemetry.StoreFailed)
                span?.SetStatus(ActivityStatusCode.Error);
            ended(outcome);
        }
    }

    Activity? Begin()
    {
        var span = PaymentTelemetry.Source.StartActivity(Name, Kind)
            ?.SetTag(TelemetryTags.Payment, About.Payment.ToString())
            .SetTag(TelemetryTags.Mode, About.Mode.ToString());
        foreach (var (tag, word) in Tags)
            span?.SetTag(tag, word);
        return span;
    }
}
