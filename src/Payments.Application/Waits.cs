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
        settings.Scattered(Duration.Min(
            settings.FirstWait * (1 << Math.Clamp(tries - 1, 0, MaxDoublings)), settings.LongestWait));

    /// <summary>
    /// The wait before a merchant is told again: as long as it was tried already, from the first wait to the longest;
    /// half of it by chance.
    /// </summary>
    /// <remarks>
    /// So it doubles with each try, and begins anew when a notice is un-parked. A claim's token does not tell that: it
    /// goes on counting, and counts what was put off for want of a place.
    /// </remarks>
    public static Duration BeforeNotice(this ShellSettings settings, Duration triedFor) =>
        settings.Scattered(Duration.Min(
            Duration.Max(triedFor, Duration.Zero) + settings.FirstWait, settings.LongestNoticeWait));

    /// <summary>When to ask the provider next about an order that awaits payment.</summary>
    public static Duration BeforeAsking(this ShellSettings settings) => settings.Scattered(settings.AskEvery);

    /// <summary>A wait of which half is by chance, so that what began together does not go on together.</summary>
    public static Duration Scattered(this ShellSettings settings, Duration longest) =>
        longest / 2 + longest / 2 * settings.Roll(Permille) / Permille;
}
