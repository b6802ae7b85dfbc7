using Microsoft.Extensions.Logging;

namespace Payments.Application.Specs.World;

/// <summary>What a node wrote that a person must look at.</summary>
public sealed class Alarms
{
    readonly Lock turn = new();
    readonly List<string> errors = [];

    public string[] Errors
    {
        get
        {
            lock (turn)
                return errors.ToArray();
        }
    }

    public ILogger<T> Log<T>() => new Writer<T>(this);

    sealed class Writer<T>(Alarms alarms) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Error)
                return;
            lock (alarms.turn)
                alarms.errors.Add(formatter(state, exception));
        }
    }
}
