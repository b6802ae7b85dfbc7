namespace Payments.BinancePay.Specs.Flow;

/// <summary>The spec's clock for whoever asks for the time, and time-outs that are over in a fiftieth of theirs.</summary>
/// <remarks>A server on this machine answers within that; one that is told never to answer costs no more.</remarks>
sealed class FlowTime(IClock clock) : TimeProvider
{
    const int Haste = 50;

    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();

    public override long GetTimestamp() => clock.GetCurrentInstant().ToUnixTimeTicks();

    public override long TimestampFrequency => NodaConstants.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new HastyTimer(System.CreateTimer(callback, state, Hastened(dueTime), period), Hastened);

    static TimeSpan Hastened(TimeSpan wait) => wait > TimeSpan.Zero ? wait / Haste : wait;
}
