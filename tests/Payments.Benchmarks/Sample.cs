using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Benchmarks;

/// <summary>The published example as values: what both sides of a comparison are given.</summary>
static class Sample
{
    public static readonly Instant Opened = Instant.FromUtc(2026, 3, 1, 12, 0);

    public static readonly Money Quote = Lawful(Money.Create(1_000_000_000, Currency.Usdt));

    public static readonly TransactionId Transaction = Lawful(TransactionId.Create("383729303729303040"));

    public static readonly CheckoutLinks Links = Lawful(CheckoutLinks.Create(
        "https://pay.binance.com/en/checkout/dc45ac0167a1486fb8bb7b2a4f4a6dbf",
        "bnc://app.binance.com/payment/secpay?tempToken=Rml1V1BX",
        "https://app.binance.com/payment/secpay?linkToken=dc45ac0167a1486fb8bb7b2a4f4a6dbf",
        "https://public.bnbstatic.com/static/payment/20240408/a7b6.jpg",
        KnownHosts.Binance));

    public static readonly RawCustomer Enitan = new()
    {
        Id = Id(4),
        FirstName = "Enitan",
        LastName = "Michael",
        Email = "enitan.michael@Example.com",
        PhoneNumber = "+234 803 612 0313",
        Type = "individual",
        IpAddress = "203.0.113.7",
        BillingAddress = new RawAddress
        {
            Line1 = "Opposite Sasa Estate",
            Line2 = "Flat 3",
            City = "Awolowo Road",
            State = "Kwara",
            Country = "NG",
            ZipCode = "23401",
        },
    };

    public static readonly PaymentTerms Terms = Lawful(PaymentTerms.Create(
        PaymentId.From(Id(1)), CorrelationId.From(Id(2)), BusinessId.From(Id(3)), Mode.Test, Request(), Opened,
        Lawful(PaymentWindow.Create(Duration.FromDays(1), Duration.FromHours(12)))));

    public static Validation<InvalidValue, Customer> Customer(RawCustomer raw) =>
        Domain.Values.Customer.Create(
            CustomerId.From(raw.Id),
            raw.FirstName,
            raw.LastName,
            raw.Email,
            raw.PhoneNumber,
            BillingAddress.Create(
                raw.BillingAddress.Line1,
                raw.BillingAddress.Line2,
                raw.BillingAddress.City,
                raw.BillingAddress.State,
                raw.BillingAddress.Country,
                raw.BillingAddress.ZipCode),
            raw.Type,
            raw.IpAddress);

    public static T Lawful<T>(Validation<InvalidValue, T> made) =>
        made.Match(
            Succ: it => it,
            Fail: why => throw new InvalidOperationException($"not lawful: {string.Join(", ", why)}"));

    static PaymentRequest Request() =>
        Lawful(PaymentRequest.Create(
            10_000,
            Currency.Usd,
            Customer(Enitan),
            Description.Create("Deposit"),
            Reference.Create("INV-1"),
            Order.Create("ORD-1", [OrderItem.Create("Deposit", "digital")]),
            Metadata.Empty));

    static Guid Id(byte last) => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last);
}
