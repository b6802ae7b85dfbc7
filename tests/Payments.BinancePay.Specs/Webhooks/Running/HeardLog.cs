using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

namespace Payments.BinancePay.Specs.Webhooks.Running;

/// <summary>Everything that is logged, as the text that a log file would have.</summary>
public sealed class HeardLog : ILoggerProvider
{
    readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Listener(lines);

    public void Dispose()
    {
        // Nothing is held.
    }

    sealed class Listener(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
