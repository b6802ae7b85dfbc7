namespace Payments.BinancePay.Specs;

/// <summary>A timer whose waits are shorter than whoever set it believes. Time-outs set theirs anew.</summary>
sealed class HastyTimer(ITimer timer, Func<TimeSpan, TimeSpan> hastened) : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(hastened(dueTime), period);

    public void Dispose() => timer.Dispose();

    public ValueTask DisposeAsync() => timer.DisposeAsync();
}
