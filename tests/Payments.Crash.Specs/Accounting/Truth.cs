using Payments.Application;
using Payments.Application.Ports;
using Payments.Crash.Specs.Outside;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing;
using Payments.Testing.BinancePay;

namespace Payments.Crash.Specs.Accounting;

/// <summary>The accounts of one session that was opened, captured and paid, in which nothing is wrong.</summary>
static class Truth
{
    public static readonly PaymentId Payment = Samples.Payment(1);

    public static readonly FakeCharge Charge = new(NumberOf(1), "T1", 100m, "USD", Samples.Noon);

    public static readonly FakeOrder Order = new(
        NumberOf(1), "1", FakeOrderStatus.Paid, 100m, "USD", 1, Samples.Noon, Samples.Noon + Duration.FromHours(1));

    static readonly PaymentTerms Terms = Samples.Terms(
        Payment, Samples.Business(1), Mode.Live, Samples.Request(1), Samples.Noon);

    static readonly PaymentEvent.SessionOpened Opened = PaymentDecider.Start(Terms);

    static readonly PaymentEvent[] Events =
    [
        Opened,
        new PaymentEvent.OrderRequested(Attempt.First, Terms.Deadline),
        new PaymentEvent.CheckoutOpened(Attempt.First, Samples.Checkout(1, Terms.Deadline)),
        new PaymentEvent.Paid(Samples.Receipt(Attempt.First, 1, Samples.Noon)),
    ];

    public static Accounts Accounts { get; } = new(
        [Reply(Moment.Open, 201, 1), Reply(Moment.Capture, 200, 3)],
        [new(Reply(Moment.Open, 201, 1), Reply(Moment.Open, 201, 1))],
        new Dictionary<PaymentId, Option<StoredSession>> { [Payment] = Stored(Events.Length) },
        new StatusCounts(0, 1, 0, 0),
        [Order],
        [Charge],
        [Copy, Copy with { IsTaken = false }],
        new Dictionary<PaymentId, int>());

    public static NoticeCopy Copy => new(Audit.NoticeIds(Stored(Events.Length)).Single(), "{}", true);

    /// <summary>The first events of the history.</summary>
    public static StoredSession Stored(int events) =>
        new(Opened, toSeq(Events.Take(events).Select((it, at) => new Recorded(at + 1, Samples.Noon, it)).ToArray()));

    /// <summary>What shows the first events of it.</summary>
    public static Answer Reply(string place, int status, int events) =>
        new(
            new Call(place, HttpMethod.Post, "/payment-sessions", null, place),
            status,
            Audit.Reply(Stored(events).Fold(), Instant.MinValue),
            NamesTime: false);

    public static string NumberOf(int attempt) => new OrderNumber(Payment, new Attempt(attempt)).Text;
}
