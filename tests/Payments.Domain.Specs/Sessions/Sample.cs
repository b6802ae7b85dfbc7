using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Domain.Specs.Sessions;

/// <summary>One merchant, one customer, one order: the small world in which the session specs play.</summary>
static class Sample
{
    public static readonly Instant Opened = Instant.FromUtc(2026, 3, 1, 12, 0);

    /// <summary>Longer than an order may live, so that a capture visibly starts the window afresh.</summary>
    public static readonly Duration Lifetime = Duration.FromMinutes(60);

    public static readonly Duration LongestOrderLife = Duration.FromMinutes(40);

    public static readonly Instant FirstDeadline = Opened + Lifetime;

    public static readonly Money Quote = Usdt(1_000);

    public static readonly CancellationReason ByMerchant =
        new CancellationReason.ByMerchant(Description.Create("Changed their mind").Valid());

    public static readonly PaymentTerms Terms = TermsOf(1);

    public static PaymentTerms TermsOf(byte id) =>
        PaymentTerms.Create(
            PaymentId.From(Id(id)), CorrelationId.From(Id(2)), BusinessId.From(Id(3)), Mode.Test, Request(), Opened,
            PaymentWindow.Create(Lifetime, LongestOrderLife).Valid()).Valid();

    public static Money Usdt(long minorUnits) => Money.Create(minorUnits, Currency.Usdt).Valid();

    public static Money Usdc(long minorUnits) => Money.Create(minorUnits, Currency.Usdc).Valid();

    public static TransactionId Transaction(string text) => TransactionId.Create(text).Valid();

    /// <summary>Links that tell which order they belong to.</summary>
    public static CheckoutLinks Links(int attempt) =>
        CheckoutLinks.Create(
            $"https://pay.binance.com/en/checkout/order{attempt}",
            $"bnc://app.binance.com/payment/secpay?tempToken=order{attempt}",
            $"https://app.binance.com/payment/secpay?linkToken=order{attempt}",
            $"https://public.bnbstatic.com/static/payment/order{attempt}.jpg",
            KnownHosts.Binance).Valid();

    /// <summary>The value, where the specs know that it is valid.</summary>
    public static T Valid<T>(this Validation<InvalidValue, T> value) =>
        value.Match(Succ: it => it, Fail: faults => throw new InvalidOperationException(string.Join(", ", faults)));

    static PaymentRequest Request() =>
        PaymentRequest.Create(
            10_000,
            Currency.Usd,
            Customer.Create(
                CustomerId.From(Id(4)), "Ada", "Obi", "ada@example.com", "+2348036120313",
                BillingAddress.Create("1 Marina", null, "Lagos", "Lagos", "NG", "101001")),
            Description.Create("Deposit"),
            Reference.Create("ref-1"),
            Order.Create("order-1", new[] { OrderItem.Create("Deposit", "digital") }),
            Metadata.Empty).Valid();

    static Guid Id(byte last) => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last);
}
