namespace Payments.Crash.Specs.Outside;

/// <summary>Lies at a moment. Whoever comes by there goes on when the host is dead.</summary>
sealed class Trap
{
    Snare? set;

    /// <summary>Has the host killed when the moment comes for the so-manieth time. Ends when it is dead.</summary>
    public Task Set(Moment at, int passing, TimeSpan pause, Func<Task> kill)
    {
        var snare = new Snare(at, passing, pause, kill);
        Volatile.Write(ref set, snare);
        return snare.Sprung;
    }

    public void Lift() => Volatile.Write(ref set, null);

    /// <summary>To be awaited where a moment is seen. Answers whether it was the one.</summary>
    public Task<bool> Reach(string place, string when) =>
        Volatile.Read(ref set) is { } snare && snare.IsSprungBy(new Moment(place, when))
            ? snare.Spring()
            : Task.FromResult(false);

    sealed class Snare(Moment at, int passing, TimeSpan pause, Func<Task> kill)
    {
        readonly TaskCompletionSource sprung = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int left = passing;

        public Task Sprung => sprung.Task;

        public bool IsSprungBy(Moment moment) => moment == at && Interlocked.Decrement(ref left) == 0;

        public async Task<bool> Spring()
        {
            await Task.Delay(pause);
            await kill();
            sprung.TrySetResult();
            return true;
        }
    }
}
