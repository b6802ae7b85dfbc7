namespace Payments.Testing.BinancePay;

/// <summary>
/// The fake's one lock. Whoever takes a turn is told the time, and finds everything done that was due by then.
/// </summary>
sealed class Turns(Lock turn, IClock clock, Timetable timetable)
{
    public T Take<T>(Func<Instant, T> act)
    {
        lock (turn)
        {
            var now = clock.GetCurrentInstant();
            timetable.RunUntil(now);
            return act(now);
        }
    }
}
