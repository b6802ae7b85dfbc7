using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Domain.Specs.Sessions;

/// <summary>Commands in few words: what is asked or told, and when.</summary>
static class Say
{
    public static PaymentCommand Capture(Instant at) => new PaymentCommand.Capture(at);

    public static PaymentCommand Cancel(Instant at) => new PaymentCommand.Cancel(at, Sample.ByMerchant);

    public static PaymentCommand Expire(Instant at) => new PaymentCommand.Expire(at);

    public static PaymentCommand Opened(Instant at, int attempt, Instant? orderEndsAt = null, Money? quote = null) =>
        new PaymentCommand.Learn(at, new ProviderFact.Opened(
            new(attempt), new Checkout(quote ?? Sample.Quote, Sample.Links(attempt), orderEndsAt ?? Instant.MaxValue)));

    public static PaymentCommand Refused(Instant at, int attempt) =>
        new PaymentCommand.Learn(at, new ProviderFact.Refused(new(attempt)));

    public static PaymentCommand Exists(Instant at, int attempt) =>
        new PaymentCommand.Learn(at, new ProviderFact.Exists(new(attempt)));

    public static PaymentCommand Canceled(Instant at, int attempt) =>
        new PaymentCommand.Learn(at, new ProviderFact.Closed(new(attempt), new OrderClosure.Canceled()));

    public static PaymentCommand Lapsed(Instant at, int attempt) =>
        new PaymentCommand.Learn(at, new ProviderFact.Closed(new(attempt), new OrderClosure.Expired()));

    public static PaymentCommand Refunded(Instant at, int attempt) =>
        new PaymentCommand.Learn(at, new ProviderFact.Refunded(new(attempt)));

    /// <summary>The money moved before any deadline, for an order of the usual total, unless more is said.</summary>
    public static PaymentCommand Paid(
        Instant at,
        int attempt,
        Money? amount = null,
        string transaction = "t1",
        Instant? paidAt = null,
        Money? total = null) =>
        new PaymentCommand.Learn(at, new ProviderFact.Paid(
            new(attempt), Sample.Transaction(transaction), amount ?? Sample.Quote, total ?? Sample.Quote,
            new PaidAt(paidAt ?? Sample.Opened)));
}
