using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Http;

/// <summary>How often somebody may ask: so many requests at once, and then as many as are given back.</summary>
/// <remarks>
/// A token bucket: a merchant's requests come in bursts (an evening's sales, a job at night), which a fixed window
/// refuses to one and lets another double. What is given back comes evenly, not all at the end of
/// <see cref="Every"/>.
/// </remarks>
public sealed record RateLimit
{
    /// <summary>More than one process can serve in a second: who wants more wants no limit.</summary>
    public const int MaxRequests = 100_000;

    /// <summary>Whoever is refused must be able to wait for it.</summary>
    public static readonly Duration MaxEvery = Duration.FromDays(1);

    static readonly InvalidValue WrongBurst = new OutOfRange("limit.burst", $"1 to {MaxRequests}");
    static readonly InvalidValue WrongRefill = new OutOfRange("limit.refill", $"1 to {MaxRequests}");
    static readonly InvalidValue WrongEvery = new OutOfRange("limit.every", "more than 0 and at most 1 day");

    /// <summary>
    /// Of each key: 100 at once, 20 a second. Juicyway publishes 100 a minute for reading a payment and 1,000 an hour
    /// for lists ("Rate limits"): who keeps to these is never refused, and no key takes all of a node.
    /// </summary>
    public static readonly RateLimit OfKey = PerSecond(20, burst: 100);

    /// <summary>
    /// Of each address from which requests come without a key of ours: 20 at once, 1 a second. A person who mistypes a
    /// key is told so, and a program that guesses learns nothing.
    /// </summary>
    public static readonly RateLimit OfStranger = PerSecond(1, burst: 20);

    RateLimit(int burst, int refill, Duration every) => (Burst, Refill, Every) = (burst, refill, every);

    /// <summary>How many requests may come at once after a while without any.</summary>
    public int Burst { get; }

    /// <summary>How many are given back in <see cref="Every"/>.</summary>
    public int Refill { get; }

    public Duration Every { get; }

    public static Validation<InvalidValue, RateLimit> Create(int burst, int refill, Duration every) =>
        (IsLawful(burst) ? Success<InvalidValue, int>(burst) : WrongBurst,
         IsLawful(refill) ? Success<InvalidValue, int>(refill) : WrongRefill,
         every > Duration.Zero && every <= MaxEvery ? Success<InvalidValue, Duration>(every) : WrongEvery)
        .Apply((most, back, within) => new RateLimit(most, back, within));

    public override string ToString() => $"{Burst} at once, {Refill} every {Every}";

    static bool IsLawful(int requests) => requests is >= 1 and <= MaxRequests;

    static RateLimit PerSecond(int refill, int burst) => new(burst, refill, Duration.FromSeconds(1));
}
