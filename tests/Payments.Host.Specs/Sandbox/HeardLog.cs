using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

using Payments.Host.Sandbox;

namespace Payments.Host.Specs.Sandbox;

/// <summary>What the sandbox logs, as the text that a log file would have.</summary>
public sealed class HeardLog : ILogger<SandboxProvider>
{
    readonly ConcurrentQueue<string> entries = new();

    public IReadOnlyCollection<string> Entries => entries;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        entries.Enqueue($"{logLevel}: {formatter(state, exception)}{exception}");
}
