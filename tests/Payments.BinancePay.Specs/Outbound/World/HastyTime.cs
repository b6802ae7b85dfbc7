namespace Payments.BinancePay.Specs.Outbound.World;

/// <summary>Time in which every wait is over as soon as it begins: what has a time-out has timed out.</summary>
public sealed class HastyTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new HastyTimer(System.CreateTimer(callback, state, Hastened(dueTime), period), Hastened);

    static TimeSpan Hastened(TimeSpan wait) => wait == Timeout.InfiniteTimeSpan ? wait : TimeSpan.Zero;
}
