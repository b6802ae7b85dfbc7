namespace Payments.Testing.BinancePay;

/// <summary>How a fake of Binance Pay behaves from its start to its end.</summary>
/// <param name="Clock">What the fake takes for the time, of everything but the delays that a script asks for.</param>
public sealed record FakeBinancePaySettings(IClock Clock)
{
    /// <summary>Whom it takes requests from: the only merchant. Made from the seed unless given.</summary>
    public Option<MerchantCredentials> Credentials { get; init; } = None;

    /// <summary>Decides all that is made up: ids, tokens and nonces. Key pairs are new in each run.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// How far a request's timestamp may be from the clock, before or after; the window is half open. The
    /// documentation speaks of one second.
    /// </summary>
    public Duration TimestampWindow { get; init; } = Duration.FromSeconds(1);

    /// <summary>
    /// Whether a request that is acted on late must still be within its window by then. If not, it is judged by when
    /// it arrived.
    /// </summary>
    public bool EnforcesWindowWhenActing { get; init; } = true;

    /// <summary>How long an order lives that was asked for without an end: one hour ("Order expiry").</summary>
    public Duration DefaultOrderLife { get; init; } = Duration.FromHours(1);

    /// <summary>The longest life that may be asked for. Pages differ: one hour, or fifteen days for v3.</summary>
    public Duration LongestOrderLife { get; init; } = Duration.FromHours(1);

    /// <summary>
    /// Whether a failure has an HTTP status of its own. It is not documented which; by default all of them are 200.
    /// </summary>
    public bool FailsWithHttpStatus { get; init; }

    /// <summary>
    /// How much of the clock's time passes before a webhook that was not acknowledged is sent again. Not documented.
    /// </summary>
    public Duration WebhookRetryInterval { get; init; } = Duration.Zero;

    /// <summary>How long, in real time, a receiver of webhooks may take. Not documented.</summary>
    public Duration WebhookTimeout { get; init; } = Duration.FromSeconds(10);
}
