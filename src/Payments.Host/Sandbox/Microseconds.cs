namespace Payments.Host.Sandbox;

/// <summary>
/// Time as the sandbox keeps it: whole microseconds since 1970, so that what is told is exactly what is stored.
/// </summary>
/// <remarks>
/// The shell rounds its own clock the same way; the sandbox does it for itself, as a provider has its own clock.
/// </remarks>
static class Microseconds
{
    const long TicksPerMicrosecond = 10;

    /// <summary>Never later than the instant: a deadline must not move into the future.</summary>
    public static long Of(Instant instant) => instant.ToUnixTimeTicks() / TicksPerMicrosecond;

    public static Instant At(long microseconds) => Instant.FromUnixTimeTicks(microseconds * TicksPerMicrosecond);

    public static Instant Floor(Instant instant) => At(Of(instant));
}
