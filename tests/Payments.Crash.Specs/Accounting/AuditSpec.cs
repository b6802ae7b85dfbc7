using Payments.Application.Ports;
using Payments.Crash.Specs.Outside;
using Payments.Domain.Values;
using Payments.Testing.BinancePay;

namespace Payments.Crash.Specs.Accounting;

/// <summary>Each rule of the comparison is broken by a world in which just that is wrong.</summary>
public sealed class AuditSpec
{
    static readonly Answer Refused = new(
        new Call("read", HttpMethod.Get, "/payment-sessions", null, None),
        409, """{"error":{"code":"payment_already_paid"}}""", NamesTime: false);

    static readonly (string Name, Rule Rule, Accounts World)[] Lies =
    [
        ("a session is lost", Audit.Acknowledged, Kept(None) with
        {
            Counts = new(0, 0, 0, 0), Answers = [Truth.Reply("read", 200, 1)], Orders = [], Charges = [], Notices = [],
        }),
        ("its last event is lost", Audit.Acknowledged, Told(Truth.Reply("read", 200, 4)) with
        {
            Sessions = Kept(Truth.Stored(3)).Sessions, Charges = [], Notices = [], Counts = new(1, 0, 0, 0),
        }),
        ("a repeat says something else", Audit.Replayed, Truth.Accounts with
        {
            Repeats = [new(Truth.Reply("open", 201, 1), Truth.Reply("open", 201, 2))],
        }),
        ("a repeat has another status", Audit.Replayed, Truth.Accounts with
        {
            Repeats = [new(Truth.Reply("open", 201, 1), Truth.Reply("open", 200, 1))],
        }),
        ("a list counts one more", Audit.OpenedOnce, Truth.Accounts with { Counts = new(0, 2, 0, 0) }),
        ("a list is stale", Audit.OpenedOnce, Truth.Accounts with { Counts = new(1, 0, 0, 0) }),
        ("nobody asked for an order", Audit.AskedFirst, Truth.Accounts with
        {
            Orders = [Truth.Order, Truth.Order with { TradeNo = Truth.NumberOf(2) }],
        }),
        ("two orders could be paid", Audit.PayableOnce, Truth.Accounts with
        {
            PayableAtOnce = new Dictionary<PaymentId, int> { [Truth.Payment] = 2 },
        }),
        ("a customer is charged twice", Audit.ChargedOnce, Charged(
            Truth.Charge, Truth.Charge with { TransactionId = "T2" })),
        ("a payment is not booked", Audit.Accounted, Charged(Truth.Charge with { TransactionId = "T2" })),
        ("a payment is booked with another amount", Audit.Accounted, Charged(Truth.Charge with { Amount = 99.99m })),
        ("a payment is booked that never was", Audit.Accounted, Charged()),
        ("a session is paid without a charge", Audit.PaidIfCharged, Charged()),
        ("an order can still be paid", Audit.Ended, Truth.Accounts with
        {
            Orders = [Truth.Order with { Status = FakeOrderStatus.Initial }],
        }),
        ("a session does not end", Audit.Ended, Kept(Truth.Stored(3)) with
        {
            Counts = new(1, 0, 0, 0), Charges = [], Notices = [],
        }),
        ("a notice is not taken", Audit.Told, Heard(Truth.Copy with { IsTaken = false })),
        ("a notice is of nothing", Audit.Told, Heard(Truth.Copy, Truth.Copy with { Id = "msg_other" })),
        ("a copy says something else", Audit.OneBody, Heard(Truth.Copy, Truth.Copy with { Body = "[]" })),
        ("a refusal has no code", Audit.Typed, Told(Refused with { Body = "" })),
        ("something went wrong", Audit.Typed, Told(Refused with { Status = 500 })),
        ("a 503 does not say when", Audit.Typed, Told(Refused with { Status = 503 })),
    ];

    public static TheoryData<string> Names() => new(Lies.Select(it => it.Name));

    [Fact]
    public void Where_nothing_is_wrong_no_rule_is_broken() =>
        Assert.Empty(Audit.Of(Told(Refused, Refused with { Status = 503, NamesTime = true })));

    [Theory, MemberData(nameof(Names))]
    public void A_rule_sees(string lie)
    {
        var (_, rule, world) = Lies.Single(it => it.Name == lie);
        Assert.NotEmpty(rule.Breaches(world));
    }

    [Fact]
    public void Every_rule_has_a_lie_that_it_sees() => Assert.Empty(Audit.Rules.Except(Lies.Select(it => it.Rule)));

    static Accounts Told(params Answer[] answers) =>
        Truth.Accounts with { Answers = [.. Truth.Accounts.Answers, .. answers] };

    static Accounts Charged(params FakeCharge[] charges) => Truth.Accounts with { Charges = charges };

    static Accounts Heard(params NoticeCopy[] copies) => Truth.Accounts with { Notices = copies };

    static Accounts Kept(Option<StoredSession> stored) =>
        Truth.Accounts with { Sessions = new Dictionary<PaymentId, Option<StoredSession>> { [Truth.Payment] = stored } };
}
