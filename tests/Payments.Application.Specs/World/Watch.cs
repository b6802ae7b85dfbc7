using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

using Payments.Application.Telemetry;

namespace Payments.Application.Specs.World;

/// <summary>Hears what is measured and told in spans because of the test that made it, and of no other.</summary>
public sealed class Watch : IDisposable
{
    // Instruments and sources are those of the process: whose a measurement is, the flow of the test says.
    static readonly AsyncLocal<Watch?> Here = new();

    readonly ConcurrentQueue<string> measured = new();
    readonly ConcurrentQueue<Activity> spans = new();
    readonly MeterListener meters = new();
    readonly ActivityListener sources;

    public Watch()
    {
        Here.Value = this;
        meters.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == PaymentTelemetry.MeterName)
                listening.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((it, value, tags, _) => Hear(it, value, tags));
        meters.SetMeasurementEventCallback<double>((it, value, tags, _) => Hear(it, value, tags));
        meters.Start();
        sources = new ActivityListener
        {
            ShouldListenTo = it => it.Name == PaymentTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                Here.Value == this ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = it =>
            {
                if (Here.Value == this)
                    spans.Enqueue(it);
            },
        };
        ActivitySource.AddActivityListener(sources);
    }

    /// <summary>Spans in the order of their ends.</summary>
    public Activity[] Spans => spans.ToArray();

    /// <summary>What one instrument measured, in order: the value, and the values of its tags in the order of their names.</summary>
    public string[] Of(string instrument) =>
        measured.Where(it => it.StartsWith($"{instrument}: ", StringComparison.Ordinal))
            .Select(it => it[(instrument.Length + 2)..])
            .ToArray();

    public void Dispose()
    {
        meters.Dispose();
        sources.Dispose();
    }

    void Hear(Instrument instrument, IFormattable value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Here.Value != this)
            return;
        var words = tags.ToArray().OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => $"{it.Value}");
        var text = value.ToString(null, CultureInfo.InvariantCulture);
        measured.Enqueue($"{instrument.Name}: {string.Join(' ', words.Prepend(text))}");
    }
}
