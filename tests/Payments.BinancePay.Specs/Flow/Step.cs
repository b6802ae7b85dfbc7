using FsCheck;
using FsCheck.Fluent;

using Payments.Application;
using Payments.Testing.BinancePay;

namespace Payments.BinancePay.Specs.Flow;

/// <summary>One thing that happens: its name for people, and how it is done.</summary>
public sealed record Step(string Name, Func<Market, SessionKey, Task> Do)
{
    public override string ToString() => Name;
}

/// <summary>Everything that can happen between a session, its node, Binance Pay and the customer.</summary>
public static class Steps
{
    // Longer stories mostly repeat themselves.
    const int MaxLength = 24;

    static readonly Duration Second = Duration.FromSeconds(1);

    static readonly Seq<Step> Asked = Seq(
        Step("capture", (it, key) => it.Capture(key)),
        Step("cancel", (it, key) => it.Cancel(key)));

    static readonly Seq<Step> Worked = Seq(
        Step("work", (it, _) => it.Work()),
        Step("sweep", (it, _) => it.Sweep()),
        Step("ask", (it, _) => it.Reconcile()),
        Step("webhooks", (it, _) => it.Deliver()));

    static readonly Seq<Step> Customers = Seq(
        AtLast("begin", (it, order) => it.Begin(order)),
        AtLast("pay", (it, order) => it.Pay(order)),
        AtLast("pay", (it, order) => it.Pay(order)),
        AtLast("fail", (it, order) => it.Fail(order)),
        AtLast("refund", (it, order) => it.Refund(order)),
        AtLast("refund a part", (it, order) => it.RefundPart(order)),
        AtLast("begin to refund", (it, order) => it.BeginRefund(order)));

    static readonly Seq<Step> Times = Seq(1, 4, 10, 30, 90, 1_800).Map(seconds =>
        Now($"{seconds} s", it => it.Clock.AdvanceSeconds(seconds))).Strict();

    static readonly Seq<Step> Portal = Seq(
        Now("no word of closing", it => it.Binance.PayClosedWebhooks = false),
        Now("closing takes a while", it => it.Binance.CloseDelay = Second * 20),
        Now("no certificates", it => it.Binance.Faults.Next(
            BinancePayRoute.Certificates, new BinancePayFault.DropBeforeActing())));

    // Making a key takes longer than a whole story.
    static readonly Seq<Step> NewKeys = Seq(
        Now("new key", it => it.Binance.RotateKey()),
        Now("new key, the old one is gone", it => it.Binance.RotateKey(listsOld: false)));

    static readonly Seq<Step> LostWebhooks = Seq<WebhookFault>(
        new WebhookFault.Drop(),
        new WebhookFault.Duplicate(2),
        new WebhookFault.HoldBack(Duration.FromMinutes(10)),
        new WebhookFault.FallBehind())
        .Map(fault => Now($"webhook: {fault}", it => it.Binance.Webhooks.Next(fault))).Strict();

    static readonly Seq<BinancePayFault> QuickFaults = Seq<BinancePayFault>(
        new BinancePayFault.DropBeforeActing(),
        new BinancePayFault.DropReplyAfterActing(),
        new BinancePayFault.ActLate(Second),
        new BinancePayFault.ActLate(Second * 4),
        new BinancePayFault.ActLate(Second * 9),
        new BinancePayFault.ResetInBody(),
        new BinancePayFault.Status(429),
        new BinancePayFault.Status(500),
        new BinancePayFault.Status(503, AfterActing: true),
        new BinancePayFault.Code("400000"),
        new BinancePayFault.Code("400000", AfterActing: true),
        new BinancePayFault.Code("400201"),
        new BinancePayFault.Code("400202"),
        new BinancePayFault.Code("400203"),
        new BinancePayFault.Code("400999", AfterActing: true),
        new BinancePayFault.HtmlBody(),
        new BinancePayFault.WrongContentType(),
        new BinancePayFault.GarbageJson(),
        new BinancePayFault.EmptyBody(),
        new BinancePayFault.TruncatedJson());

    // These cost real time, or much memory.
    static readonly Seq<BinancePayFault> DearFaults = Seq<BinancePayFault>(
        new BinancePayFault.NeverReply(),
        new BinancePayFault.Delay(Duration.FromMilliseconds(120)),
        new BinancePayFault.SlowBody(Duration.FromMilliseconds(120)),
        new BinancePayFault.HugeBody());

    static readonly BinancePayRoute[] Calls =
        new[] { BinancePayRoute.CreateOrder, BinancePayRoute.QueryOrder, BinancePayRoute.CloseOrder };

    public static Seq<BinancePayFault> Faults { get; } = (QuickFaults + DearFaults).Strict();

    public static Gen<Step> Any { get; } =
        Gen.Frequency(
            (16, Gen.Elements(Asked.AsEnumerable())),
            (24, Gen.Elements(Worked.AsEnumerable())),
            (16, Gen.Elements(Customers.AsEnumerable())),
            (14, Gen.Elements(Times.AsEnumerable())),
            (3, Gen.Elements(Portal.AsEnumerable())),
            (6, Gen.Elements(LostWebhooks.AsEnumerable())),
            (24, Fault(QuickFaults)),
            (2, Fault(DearFaults)),
            (1, Gen.Frequency((4, Gen.Elements(Portal.AsEnumerable())), (1, Gen.Elements(NewKeys.AsEnumerable())))));

    /// <summary>A session that is never captured has little to tell: each script begins with trouble and a capture.</summary>
    public static Gen<Step[]> Scripts { get; } =
        from first in Gen.Frequency((1, Gen.Constant(System.Array.Empty<Step>())), (2, Fault(QuickFaults).Select(it => new[] { it })))
        from length in Gen.Choose(0, MaxLength)
        from rest in Any.ArrayOf(length)
        select first.Append(Asked.Head).Concat(rest).ToArray();

    public static Arbitrary<Step[]> OfScript() => Arb.From(Scripts, Shrinking.Shorter);

    public static Step ByName(string name) =>
        (Asked + Worked + Customers + Times).Find(it => it.Name == name)
            .IfNone(() => throw new ArgumentException(name, nameof(name)));

    public static BinancePayFault FaultCalled(string name) =>
        Faults.Find(it => $"{it}" == name).IfNone(() => throw new ArgumentException(name, nameof(name)));

    public static Step Trouble(BinancePayRoute route, BinancePayFault fault) =>
        Now($"{route.Path.Split('/')[^1]}: {fault}", it => it.Binance.Faults.Next(route, fault));

    static Gen<Step> Fault(Seq<BinancePayFault> among) =>
        from route in Gen.Elements(Calls)
        from fault in Gen.Elements(among.AsEnumerable())
        select Trouble(route, fault);

    static Step Step(string name, Func<Market, SessionKey, Task> act) => new(name, act);

    static Step Now(string name, Action<Market> act) => new(name, (it, _) =>
    {
        act(it);
        return Task.CompletedTask;
    });

    // What customers and the desk do, they do to the latest order there is.
    static Step AtLast(string name, Action<FakeBinancePay, string> act) => new(name, (it, key) =>
    {
        if (it.OrdersOf(key) is [.., var last])
            act(it.Binance, last.TradeNo);
        return Task.CompletedTask;
    });
}
