using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Testing;

/// <summary>Lawful values, made the way that real ones are. The same number always gives the same value.</summary>
public static class Samples
{
    /// <summary>A moment to tell stories from.</summary>
    public static readonly Instant Noon = Instant.FromUtc(2026, 7, 1, 12, 0);

    public static PaymentWindow Window { get; } =
        Lawful(PaymentWindow.Create(Duration.FromHours(12), Duration.FromHours(1)));

    public static PaymentId Payment(int number) => PaymentId.From(Id(1, number));

    public static BusinessId Business(int number) => BusinessId.From(Id(2, number));

    public static CorrelationId Correlation(int number) => CorrelationId.From(Id(3, number));

    public static CustomerId CustomerNumber(int number) => CustomerId.From(Id(4, number));

    public static Reference Reference(int number) => Lawful(Domain.Values.Reference.Create($"INV-{number}"));

    public static TransactionId Transaction(int number) => Lawful(TransactionId.Create($"T{number}"));

    public static Money Usd(long minorUnits) => Lawful(Money.Create(minorUnits, Currency.Usd));

    public static Customer Customer(int number) =>
        Lawful(Domain.Values.Customer.Create(
            CustomerNumber(number),
            "Ada",
            "Obi",
            $"ada.obi+{number}@example.com",
            "+2348031234567",
            BillingAddress.Create("12 Marina Road", "Floor 3", "Lagos", "Lagos", "NG", "101241"),
            "individual",
            "203.0.113.7"));

    public static PaymentRequest Request(int number) => Request(number, Reference(number));

    public static PaymentRequest Request(int number, Reference reference) =>
        Lawful(PaymentRequest.Create(
            10_000 + number,
            Currency.Usd,
            Customer(number),
            Description.Create($"Payment number {number}"),
            reference,
            Order.Create(
                $"ORD-{number}", [OrderItem.Create("A book", "physical"), OrderItem.Create("A song", "digital")]),
            Metadata.Create($$"""{"note":"né 日本","number":{{number}}.50}""")));

    public static PaymentTerms Terms(int number) =>
        Terms(Payment(number), Business(1), Mode.Test, Request(number), Noon);

    public static PaymentTerms Terms(
        PaymentId id, BusinessId business, Mode mode, PaymentRequest request, Instant createdAt) =>
        Lawful(PaymentTerms.Create(id, Correlation(1), business, mode, request, createdAt, Window));

    public static Checkout Checkout(int number, Instant expiresAt) =>
        new(Usd(10_000 + number), Links(number), expiresAt);

    public static CheckoutLinks Links(int number) =>
        Lawful(CheckoutLinks.Create(
            $"https://pay.binance.com/en/checkout/{number:x32}",
            $"bnc://app.binance.com/payment/secpay?tempToken={number}",
            $"https://app.binance.com/payment/secpay?linkToken={number:x32}",
            $"https://public.bnbstatic.com/static/payment/{number}.jpg",
            KnownHosts.Binance));

    public static Receipt Receipt(Attempt attempt, int number, Instant at) =>
        new(attempt, Transaction(number), Usd(10_000), Usd(10_000), new PaidAt(at), new ReceivedAt(at));

    /// <summary>A value that is known to be lawful; anything else is a mistake in the test.</summary>
    public static T Lawful<T>(Validation<InvalidValue, T> made) =>
        made.Match(
            Succ: it => it,
            Fail: why => throw new InvalidOperationException($"not lawful: {string.Join(", ", why)}"));

    // Of version 4 in form, so that strict readers take them too: 00000001-0000-4000-8000-000000000007.
    static Guid Id(int kind, int number) => Guid.ParseExact($"{kind:x8}-0000-4000-8000-{number:x12}", "D");
}
