namespace Payments.Http.Specs.Running;

/// <summary>Limits that a spec can reach, and that give nothing back while it runs.</summary>
static class Limits
{
    /// <summary>A second is not reached, and yet one more has to be waited for.</summary>
    public static readonly Duration Every = Duration.FromHours(1) + Duration.FromMilliseconds(1);

    public static RateLimit Of(int burst) =>
        RateLimit.Create(burst, 1, Every).Match(
            Succ: it => it, Fail: faults => throw new InvalidOperationException($"{faults}"));
}
