namespace Payments.Testing.BinancePay;

/// <summary>What is to happen later by the fake's clock: done in the order of its times, when asked to.</summary>
sealed class Timetable
{
    readonly PriorityQueue<Action<Instant>, (Instant DueAt, long Number)> entries = new();
    long number;

    /// <summary>Has something done at an instant, which it is told.</summary>
    public void At(Instant dueAt, Action<Instant> act) => entries.Enqueue(act, (dueAt, ++number));

    /// <summary>Does all that is due, also what it leads to.</summary>
    public void RunUntil(Instant now)
    {
        while (entries.TryPeek(out var act, out var next) && next.DueAt <= now)
        {
            entries.Dequeue();
            act(next.DueAt);
        }
    }
}
