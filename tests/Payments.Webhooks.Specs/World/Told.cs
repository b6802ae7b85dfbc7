using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Webhooks.Specs.World;

/// <summary>Sessions that there is something to tell of.</summary>
static class Told
{
    public static readonly Instant Noon = Samples.Noon;

    public static PaymentSession Paid(int number) => Paid(number, Samples.Business(1));

    public static PaymentSession Paid(int number, BusinessId business) => Paid(number, business, Mode.Test);

    public static PaymentSession PaidLive(int number) => Paid(number, Samples.Business(1), Mode.Live);

    public static PaymentSession Cancelled(int number) =>
        After(Samples.Terms(number), new PaymentEvent.Cancelled(new CancellationReason.ByMerchant(None), Noon));

    /// <summary>Money that came too late, and what is told of it.</summary>
    public static (PaymentSession Session, Notice Notice) Surplus(int number) =>
        (After(
            Samples.Terms(number),
            new PaymentEvent.Expired(Noon),
            new PaymentEvent.SurplusReceived(Receipt, new Anomaly.AfterExpiry())),
         new Notice.Surplus(Receipt.Attempt, Receipt.Transaction));

    static Receipt Receipt => Samples.Receipt(Attempt.First, 1, Noon);

    static PaymentSession Paid(int number, BusinessId business, Mode mode) =>
        After(
            Samples.Terms(Samples.Payment(number), business, mode, Samples.Request(number), Noon),
            new PaymentEvent.Paid(Receipt));

    static PaymentSession After(PaymentTerms terms, params IEnumerable<PaymentEvent> events) =>
        events.Aggregate(PaymentDecider.Begin(PaymentDecider.Start(terms)), PaymentDecider.Evolve);
}
