using Payments.Domain.Values;

using static Payments.Domain.Values.Check;
using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Sessions;

/// <summary>How long a session may be paid.</summary>
/// <remarks>
/// <see cref="Lifetime"/> counts from the opening of the session; a capture starts afresh with
/// <see cref="AfterCapture"/>, which is never longer than the provider lets an order live. The published reply expires
/// 12 hours after its capture (docs.juicyway.com, "Capture payment: Binance Pay").
/// </remarks>
public sealed record PaymentWindow
{
    // A quarter: longer promises are invoices, and every session holds its provider order open meanwhile.
    public static readonly Duration MaxLifetime = Duration.FromDays(92);

    static readonly InvalidValue LifetimeOutOfRange = new OutOfRange("lifetime", "above zero and at most 92 days");
    static readonly InvalidValue OrderLifeOutOfRange = new OutOfRange("longest_order_life", "above zero");

    PaymentWindow(Duration lifetime, Duration longestOrderLife) =>
        (Lifetime, LongestOrderLife) = (lifetime, longestOrderLife);

    public Duration Lifetime { get; }

    public Duration LongestOrderLife { get; }

    public Duration AfterCapture => Duration.Min(Lifetime, LongestOrderLife);

    public static Validation<InvalidValue, PaymentWindow> Create(Duration lifetime, Duration longestOrderLife) =>
        (That(lifetime > Duration.Zero && lifetime <= MaxLifetime, LifetimeOutOfRange),
         That(longestOrderLife > Duration.Zero, OrderLifeOutOfRange))
        .Apply((_, _) => new PaymentWindow(lifetime, longestOrderLife));
}
