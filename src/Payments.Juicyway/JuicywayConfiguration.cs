using Payments.Domain.Values;

namespace Payments.Juicyway;

/// <summary>
/// What an operator wrote down about Juicyway, unchecked. Each property is a key of the section <c>Juicyway</c>.
/// </summary>
/// <remarks><see cref="JuicywaySettings.Create"/> checks it.</remarks>
public sealed record JuicywayConfiguration
{
    /// <summary>Where its keys stand in an app's configuration.</summary>
    public const string Section = "Juicyway";

    /// <summary>Travels in <c>Authorization</c>. Keys begin with test_, live_, sk_test_ or sk_live_.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Whether real money moves: only needed for a key whose first letters do not say it.</summary>
    public string? Mode { get; init; }

    /// <summary>Where the API is. By default the host of the key's mode; plain http only on this machine.</summary>
    public string? BaseAddress { get; init; }

    /// <summary>Sends <c>Bearer</c> before the key, as one edition's samples do. The API itself refuses it.</summary>
    public bool Bearer { get; init; }

    /// <summary>
    /// The <c>type</c> of <c>payment_method</c>. Left out by default: no page names one for Binance Pay.
    /// </summary>
    public string? PaymentMethod { get; init; }

    /// <summary>How long one try of a request may take, from its first byte to the last of its reply.</summary>
    public Duration TryTimeout { get; init; } = Duration.FromSeconds(10);

    /// <summary>How long Juicyway may still work on a request that we have given up ("Errors": 30 seconds).</summary>
    public Duration ServerTimeout { get; init; } = Duration.FromSeconds(30);

    /// <summary>The longest that a session can be paid there, where a reply does not say it.</summary>
    /// <remarks>Pages say 30 minutes or 12 hours. The longer one is safe: money is waited for until then.</remarks>
    public Duration LongestOrderLife { get; init; } = Duration.FromHours(12);

    /// <summary>
    /// How long after the end a payment may show that was made before ("Capture payment": 1 to 2 minutes).
    /// </summary>
    public Duration SettlingTime { get; init; } = Duration.FromHours(1);

    /// <summary>How often a request that is safe to repeat is repeated when no reply came.</summary>
    public int MaxRepeats { get; init; } = 2;

    /// <summary>
    /// The wait before the first repeat. It doubles with each, and chance keeps nodes from acting in step.
    /// </summary>
    public Duration RepeatAfter { get; init; } = Duration.FromMilliseconds(200);

    /// <summary>Where the links of a checkout may lead.</summary>
    public KnownHosts LinkHosts { get; init; } = KnownHosts.Binance;

    /// <summary>Without its values: one is secret.</summary>
    public override string ToString() => nameof(JuicywayConfiguration);
}
