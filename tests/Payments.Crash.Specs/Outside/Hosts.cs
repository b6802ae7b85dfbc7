namespace Payments.Crash.Specs.Outside;

/// <summary>Which hosts can be called.</summary>
sealed class Hosts
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    volatile Uri[] up = [];

    public IReadOnlyList<Uri> Up
    {
        get => up;
        set => up = value.ToArray();
    }

    /// <summary>Any of them, as soon as there is one.</summary>
    public async Task<Uri> One(Random dice, CancellationToken cancellation)
    {
        while (true)
        {
            if (up is { Length: > 0 } some)
                return some[dice.Next(some.Length)];
            await Task.Delay(Look, cancellation);
        }
    }
}
