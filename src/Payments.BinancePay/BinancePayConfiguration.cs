using Payments.Domain.Values;

namespace Payments.BinancePay;

/// <summary>
/// What an operator wrote down about Binance Pay, unchecked. Each property is a key of the section <c>BinancePay</c>.
/// </summary>
/// <remarks><see cref="BinancePaySettings.Create"/> checks it.</remarks>
public sealed partial record BinancePayConfiguration
{
    /// <summary>Where its keys stand in an app's configuration.</summary>
    public const string Section = "BinancePay";

    /// <summary>Which account: sent as <c>BinancePay-Certificate-SN</c>.</summary>
    public string? ApiKey { get; init; }

    /// <summary>What signs its requests.</summary>
    public string? ApiSecret { get; init; }

    /// <summary>Where the API is ("Common rules" of the merchant API). Plain http only on this machine.</summary>
    public string BaseAddress { get; init; } = "https://bpay.binanceapi.com";

    /// <summary>Where the customer's browser goes once it has paid, if anywhere.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>Where the customer's browser goes when the payment failed, if anywhere.</summary>
    public string? CancelUrl { get; init; }

    /// <summary>Where webhooks of our orders go, if not to the address in the merchant portal.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>What is sold, by Binance's list ("goodsDetails"). Z000 is "others".</summary>
    public string GoodsCategory { get; init; } = "Z000";

    /// <summary>How long one try of a request may take, from its first byte to the last of its reply.</summary>
    public Duration TryTimeout { get; init; } = Duration.FromSeconds(5);

    /// <summary>How long after the time that it was signed at Binance Pay may still take a request.</summary>
    /// <remarks>
    /// The page speaks of one second, and does not say how two clocks are compared: one of ours that runs ahead
    /// lengthens it by as much. Five seconds leave room for both.
    /// </remarks>
    public Duration RequestWindow { get; init; } = Duration.FromSeconds(5);

    /// <summary>The longest that an order may stay open.</summary>
    /// <remarks>
    /// The sources differ: one hour (v1 and v2 pages, and every real order we know of) or 15 days (notes on v3). An
    /// hour is lawful under either; a longer one would be refused under the first.
    /// </remarks>
    public Duration LongestOrderLife { get; init; } = Duration.FromHours(1);

    /// <summary>How often a request that is safe to repeat is repeated when no reply came.</summary>
    public int MaxRepeats { get; init; } = 2;

    /// <summary>
    /// The wait before the first repeat. It doubles with each, and chance keeps nodes from acting in step.
    /// </summary>
    public Duration RepeatAfter { get; init; } = Duration.FromMilliseconds(200);

    /// <summary>Where the links of a checkout may lead.</summary>
    public KnownHosts LinkHosts { get; init; } = KnownHosts.Binance;

    /// <summary>Without its values: some are secret.</summary>
    public override string ToString() => nameof(BinancePayConfiguration);
}
