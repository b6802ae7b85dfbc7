using System.Diagnostics;
using System.Security.Cryptography;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Host.Sandbox;

/// <summary>What the sandbox does with an order, and what it refuses, under Binance Pay's codes.</summary>
static class SandboxRules
{
    // Binance Pay reference, "Result codes": a value that cannot be, a number that was used, an order that is not
    // there, one that has ended, and a caller who has no business here.
    const string WrongValue = "400102";
    const string NumberUsed = "400201";
    const string OrderNotFound = "400202";
    const string OrderHasEnded = "400204";
    const string AccessForbidden = "400606";

    // 128 bits never meet again; the name shows in every ledger that this was no real money.
    const string TransactionPrefix = "sandbox_";
    const int TransactionDigits = 32;

    /// <summary>Live sessions are never told to the sandbox: they would be paid without money.</summary>
    public static readonly OpenAnswer NoLiveSessions = new OpenAnswer.Refused(AccessForbidden);

    /// <summary>A new order that is payable until the deadline.</summary>
    public static OpenAnswer Register(SandboxOrders orders, OrderNumber number, Money quote, Instant deadline)
    {
        var expiresAt = Microseconds.Floor(deadline);
        if (expiresAt <= orders.Now)
            return new OpenAnswer.Refused(WrongValue);

        var order = new SandboxOrder(number, quote, orders.Now, expiresAt, new OrderStanding.Payable());
        return orders.Add(order)
            ? new OpenAnswer.Opened(new Checkout(quote, SandboxLinks.Create(orders.Now), expiresAt))
            : new OpenAnswer.Refused(NumberUsed);
    }

    public static CloseAnswer Cancel(SandboxOrders orders, OrderNumber number)
    {
        if (orders.Find(number).Case is not SandboxOrder order)
            return new CloseAnswer.Refused(OrderNotFound);

        if (order.Standing is not OrderStanding.Payable)
            return new CloseAnswer.Refused(OrderHasEnded);

        orders.Become(order, OrderStanding.Closed.ByRequest);
        return new CloseAnswer.Accepted();
    }

    public static PayAnswer Settle(SandboxOrders orders, OrderNumber number, Option<Money> amount)
    {
        if (orders.Find(number).Case is not SandboxOrder order)
            return new PayAnswer.NotFound();

        if (order.Standing is not OrderStanding.Payable)
            return new PayAnswer.NotPayable(order.Standing);

        var paid = new OrderStanding.Paid(
            NewTransaction(), amount.IfNone(order.Quote), new PaidAt(orders.Now), Refunded: false);
        return new PayAnswer.Paid(orders.Become(order, paid));
    }

    public static RefundAnswer GiveBack(SandboxOrders orders, OrderNumber number) =>
        orders.Find(number).Match<RefundAnswer>(
            Some: order => order.Standing is OrderStanding.Paid paid
                ? new RefundAnswer.Refunded(orders.Become(order, paid with { Refunded = true }))
                : new RefundAnswer.NotPaid(order.Standing),
            None: () => new RefundAnswer.NotFound());

    static TransactionId NewTransaction() =>
        TransactionId.Create(TransactionPrefix + RandomNumberGenerator.GetHexString(TransactionDigits, lowercase: true))
            .Match(Succ: it => it, Fail: _ => throw new UnreachableException());
}
