namespace Payments.Application;

/// <summary>When things are looked at again.</summary>
static class Waits
{
    const long TicksPerMicrosecond = 10;

    const int Permille = 1000;

    // Doubling past this is beyond any longest wait, and would overflow.
    const int MaxDoublings = 20;

    /// <summary>
    /// The clock's time in whole microseconds: what is stored and shown is then exactly what was decided on.
    /// </summary>
    public static Instant Now(this IClock clock)
    {
        var ticks = clock.GetCurrentInstant().ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - ticks % TicksPerMicrosecond);
    }

    /// <summary>
    /// The wait before try number <paramref name="tries"/> + 1: doubled each time, up to the longest; half of it by
    /// chance.
    /// </summary>
    public static Duration BeforeRetry(this ShellSettings settings, int tries) =>
        Doubled(settings, tries, settings.LongestWait);

    /// <summary>The same before a merchant is told again.</summary>
    public static Duration BeforeNotice(this ShellSettings settings, int tries) =>
        Doubled(settings, tries, settings.LongestNoticeWait);

    /// <summary>When to ask the provider next about an order that awaits payment.</summary>
    public static Duration BeforeAsking(this ShellSettings settings) => Scattered(settings, settings.AskEvery);

    static Duration Doubled(ShellSettings settings, int tries, Duration longest) =>
        Scattered(
            settings, Duration.Min(settings.FirstWait * (1 << Math.Clamp(tries - 1, 0, MaxDoublings)), longest));

    static Duration Scattered(ShellSettings settings, Duration longest) =>
        longest / 2 + longest / 2 * settings.Roll(Permille) / Permille;
}
