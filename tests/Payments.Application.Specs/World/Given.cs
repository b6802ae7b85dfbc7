using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Application.Specs.World;

/// <summary>The lawful values that the examples speak of.</summary>
static class Given
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 3, 1, 12, 0);

    public static readonly KeyHolder Shop = new(BusinessId.From(new Guid(1, 0, 0, new byte[8])), Mode.Test);

    public static readonly KeyHolder LiveShop = Shop with { Mode = Mode.Live };

    public static readonly Option<Description> NoNote = None;

    static readonly Validation<InvalidValue, BillingAddress> Address =
        BillingAddress.Create("Opposite Sasa Estate", null, "Awolowo Road", "Kwara", "NG", "23401");

    /// <summary>One dollar, from the customer of the published reply.</summary>
    public static PaymentRequest Request(string reference = "ref-1") =>
        PaymentRequest.Create(
            100,
            Currency.Usd,
            Customer.Create(
                CustomerId.From(Guid.Empty), "Enitan", "Michael", "asajuenitan@gmail.com", "+2348036120313", Address),
            Description.Create("Deposit"),
            Reference.Create(reference),
            Order.Create("juice-deposit", Seq1(OrderItem.Create("Deposit", "digital"))),
            Metadata.Empty).Lawful();

    public static CheckoutLinks Links(OrderNumber number) =>
        CheckoutLinks.Create(
            $"https://pay.binance.com/en/checkout/{number}",
            $"bnc://app.binance.com/payment/secpay?tempToken={number}",
            $"https://app.binance.com/payment/secpay?linkToken={number}",
            $"https://public.bnbstatic.com/static/payment/{number}.jpg",
            KnownHosts.Binance).Lawful();

    public static T Lawful<T>(this Validation<InvalidValue, T> answer) =>
        answer.IfFail(faults => throw new InvalidOperationException($"refused: {faults}"));
}
