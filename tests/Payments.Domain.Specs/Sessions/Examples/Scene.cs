using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Domain.Specs.Sessions.Examples;

/// <summary>The words of the examples. Minutes count from noon, when the session of a hundred dollars is opened.</summary>
static class Scene
{
    static readonly Attempt One = Attempt.First;

    public static Instant Minute(int minute) => Sample.Opened + Duration.FromMinutes(minute);

    public static Money Usdt(decimal amount) => Money.CreateExact(amount, Currency.Usdt).Valid();

    public static PaymentCommand Captured(int minute) => Say.Capture(Minute(minute));

    public static PaymentCommand Cancelled(int minute) => Say.Cancel(Minute(minute));

    public static PaymentCommand Swept(int minute) => Say.Expire(Minute(minute));

    public static PaymentCommand Told(int minute, ProviderFact fact) => new PaymentCommand.Learn(Minute(minute), fact);

    /// <summary>The order asks for a hundred Tether until ten to one, when a session captured at ten past ends.</summary>
    public static Checkout Checkout(int order) => new(Usdt(100), Sample.Links(order), Minute(50));

    public static ProviderFact Open(int order) => new ProviderFact.Opened(new(order), Checkout(order));

    public static ProviderFact Exists(int order) => new ProviderFact.Exists(new(order));

    public static ProviderFact Closed(int order) => new ProviderFact.Closed(new(order), new OrderClosure.Canceled());

    public static ProviderFact Lapsed(int order) => new ProviderFact.Closed(new(order), new OrderClosure.Expired());

    public static ProviderFact.Paid Payment(int order, Money amount, int movedAt, string transaction = "T1") =>
        new(new(order), Sample.Transaction(transaction), amount, Usdt(100), new PaidAt(Minute(movedAt)));

    public static PaymentEvent Requested(int order) => new PaymentEvent.OrderRequested(new(order), Minute(50));

    public static PaymentEvent CheckedOut(int order) => new PaymentEvent.CheckoutOpened(new(order), Checkout(order));

    public static PaymentEvent Ended(int order) => new PaymentEvent.OrderEnded(new(order));

    public static PaymentEvent ToClose(Because because) => new PaymentEvent.CloseRequested(because);

    public static PaymentEvent Paid(ProviderFact.Paid payment, int heardAt) => Paid(payment, heardAt, payment.Amount);

    public static PaymentEvent Paid(ProviderFact.Paid payment, int heardAt, Money credited) =>
        new PaymentEvent.Paid(Receipt(payment, heardAt, credited));

    public static PaymentEvent Surplus(ProviderFact.Paid payment, int heardAt, Anomaly why) =>
        Surplus(payment, heardAt, payment.Amount, why);

    public static PaymentEvent Surplus(ProviderFact.Paid payment, int heardAt, Money surplus, Anomaly why) =>
        new PaymentEvent.SurplusReceived(Receipt(payment, heardAt, surplus), why);

    public static PaymentEvent Noted(Anomaly anomaly) => new PaymentEvent.AnomalyNoted(anomaly);

    public static PaymentEvent Expired(int minute) => new PaymentEvent.Expired(Minute(minute));

    public static PaymentEvent CalledOff(int minute) => new PaymentEvent.Cancelled(Sample.ByMerchant, Minute(minute));

    public static Effect CloseOrder(int order) => new Effect.CloseOrder(new(order));

    public static Effect Tell(Notice notice) => new Effect.NotifyMerchant(notice);

    /// <summary>Opened at noon, captured at ten past: order 1 can be paid until ten to one.</summary>
    public static Story AwaitingPayment() =>
        Given.Session(Sample.Terms)
            .When(Captured(10)).Then(Requested(1))
            .ThenEffects(new Effect.OpenOrder(One, Sample.Terms, Minute(50)))
            .When(Told(11, Open(1))).Then(CheckedOut(1))
            .ThenEffects();

    static Receipt Receipt(ProviderFact.Paid payment, int heardAt, Money amount) =>
        new(payment.Attempt, payment.Transaction, amount, payment.OrderTotal, payment.PaidAt, new(Minute(heardAt)));
}
