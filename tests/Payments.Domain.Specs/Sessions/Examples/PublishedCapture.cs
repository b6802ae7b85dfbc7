using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Domain.Specs.Sessions.Examples;

/// <summary>The session of the published reply (docs.juicyway.com, "Capture payment: Binance Pay"), and how it is paid.</summary>
static class PublishedCapture
{
    static readonly Instant Opened = Instant.FromUtc(2024, 4, 8, 13, 11, 30) + Duration.FromNanoseconds(207_263_000);
    static readonly Instant Captured = Instant.FromUtc(2024, 4, 8, 13, 11, 30) + Duration.FromNanoseconds(239_705_000);
    static readonly Instant ExpiresAt = Captured + Duration.FromHours(12);
    static readonly Instant Answered = Captured + Duration.FromSeconds(1);
    static readonly Instant Moved = Captured + Duration.FromMinutes(3);

    static readonly PaymentTerms Terms = PaymentTerms.Create(
        PaymentId.Create("83a6783c-f5a9-11ee-8831-feb7e1bada9f").Valid(),
        CorrelationId.Create("83a68c5a-f5a9-11ee-a91f-feb7e1bada9f").Valid(),
        BusinessId.From(Guid.Empty),
        Mode.Live,
        PaymentRequest.Create(
            100,
            Currency.Usd,
            Customer.Create(
                CustomerId.Create("d05e51df-809e-498a-ac3f-7acfc0b5d35d").Valid(),
                "Enitan",
                "Michael",
                "asajuenitan@gmail.com",
                "+2348036120313",
                BillingAddress.Create("Opposite Sasa Estate", "null", "Awolowo Road", "Kwara", "NG", "23401")),
            Description.Create("Deposit"),
            Reference.Create("ref-juice-360e19cc-07ee-4d36-99e3-1744fb45de93"),
            Order.Create(
                "juice-deposit-3ed8b1ed-89b3-45a3-9eb4-db10300df6bd", new[] { OrderItem.Create("Deposit", "digital") }),
            Metadata.Empty).Valid(),
        Opened,
        PaymentWindow.Create(Duration.FromHours(12), Duration.FromHours(12)).Valid()).Valid();

    static readonly Checkout Checkout = new(
        Scene.Usdt(1),
        CheckoutLinks.Create(
            "https://pay.binance.com/en/checkout/4d77d0ec555b4f608b268c122e8b6996",
            "bnc://app.binance.com/payment/secpay?tempToken=zMHCDA6mqNhTr2UW30K0eqimz3mvG1Lz",
            "https://app.binance.com/payment/secpay?linkToken=4d77d0ec555b4f608b268c122e8b6996&_dp="
                + "Ym5jOi8vYXBwLmJpbmFuY2UuY29tL3BheW1lbnQvc2VjcGF5P3RlbXBUb2tlbj16TUhDREE2bXFOaFRyMlVXMzBLMGVxaW16M212RzFMeg",
            "https://public.bnbstatic.com/static/payment/20240408/1dc47f7c-84d7-46ce-b5e5-632414d65e3d.jpg",
            KnownHosts.Binance).Valid(),
        ExpiresAt);

    static readonly ProviderFact.Paid Payment =
        new(Attempt.First, Sample.Transaction("T1"), Checkout.Quote, Checkout.Quote, new PaidAt(Moved));

    static readonly Receipt Receipt = new(
        Attempt.First, Payment.Transaction, Checkout.Quote, Checkout.Quote, Payment.PaidAt,
        new ReceivedAt(Moved + Duration.FromSeconds(2)));

    public static Story Story() =>
        Given.Session(Terms)
            .When(Say.Capture(Captured)).Then(new PaymentEvent.OrderRequested(Attempt.First, ExpiresAt))
            .ThenEffects(new Effect.OpenOrder(Attempt.First, Terms, ExpiresAt))
            .When(new PaymentCommand.Learn(Answered, new ProviderFact.Opened(Attempt.First, Checkout)))
            .Then(new PaymentEvent.CheckoutOpened(Attempt.First, Checkout))
            .When(Say.Capture(Answered + Duration.FromSeconds(30))).ThenNothing()
            .When(new PaymentCommand.Learn(Receipt.ReceivedAt.Instant, Payment)).Then(new PaymentEvent.Paid(Receipt))
            .ThenEffects(new Effect.NotifyMerchant(new Notice.Succeeded()))
            .ThenIs(PaymentStatus.Paid);
}
