using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

using Microsoft.Extensions.Logging;

namespace Payments.Host.Specs.Secrecy;

/// <summary>Everything that comes out of a shell for those who run it: logs, spans and measurements, each as text.</summary>
sealed class HeardAll : ILoggerProvider
{
    readonly ConcurrentQueue<string> lines = new();
    readonly MeterListener meters = new();
    readonly ActivityListener sources;

    public HeardAll()
    {
        meters.InstrumentPublished = (instrument, listening) =>
        {
            if (IsOurs(instrument.Meter.Name))
                listening.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((it, _, tags, _) => Measured(it, tags));
        meters.SetMeasurementEventCallback<double>((it, _, tags, _) => Measured(it, tags));
        meters.Start();
        sources = new ActivityListener
        {
            ShouldListenTo = it => IsOurs(it.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Ended,
        };
        ActivitySource.AddActivityListener(sources);
    }

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Which words each tag of each instrument had.</summary>
    public ConcurrentDictionary<(string Instrument, string Tag, string Word), byte> Measurements { get; } = new();

    /// <summary>Which tags each span had.</summary>
    public ConcurrentDictionary<(string Source, string Span, string Tag), byte> Spans { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, lines);

    public void Dispose()
    {
        meters.Dispose();
        sources.Dispose();
    }

    static bool IsOurs(string name) => name.StartsWith("Payments.", StringComparison.Ordinal);

    static string Pairs(IEnumerable<KeyValuePair<string, object?>> pairs) =>
        string.Join(' ', pairs.Select(it => $"{it.Key}={it.Value}"));

    void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, word) in tags)
            Measurements.TryAdd((instrument.Name, name, $"{word}"), 0);
        lines.Enqueue($"measured {instrument.Name} {Pairs(tags.ToArray())}");
    }

    void Ended(Activity span)
    {
        foreach (var (tag, _) in span.TagObjects)
            Spans.TryAdd((span.Source.Name, span.DisplayName, tag), 0);
        var events = span.Events.Select(it => $"{it.Name} {Pairs(it.Tags)}");
        var baggage = span.Baggage.Select(it => $"{it.Key}={it.Value}");
        lines.Enqueue(
            $"span {span.OperationName} {span.DisplayName} {span.StatusDescription} {span.TraceStateString} "
            + $"{Pairs(span.TagObjects)} {string.Join(' ', events)} {string.Join(' ', baggage)}");
    }

    sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"scope {category} {state} {Structured(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(
                $"log {logLevel} {category} {eventId.Id} {formatter(state, exception)} {Structured(state)} {exception}");

        static string Structured(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> pairs ? Pairs(pairs) : "";
    }
}
