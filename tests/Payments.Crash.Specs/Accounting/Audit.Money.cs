using Payments.Application;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing.BinancePay;

namespace Payments.Crash.Specs.Accounting;

// What Binance Pay has, against what is stored.
public static partial class Audit
{
    static IEnumerable<string> Unasked(Accounts accounts) =>
        accounts.Orders
            .Where(it => !OrderNumber.Read(it.TradeNo).Exists(number =>
                SessionOf(accounts, number.Payment).Exists(stored => stored.Fold().Orders.Include(number.Attempt))))
            .Select(it => it.TradeNo);

    static IEnumerable<string> PayableTwice(Accounts accounts) =>
        accounts.PayableAtOnce.Select(it => $"{it.Value} of {it.Key}");

    static IEnumerable<string> ChargedTwice(Accounts accounts) =>
        accounts.Charges.GroupBy(PaymentOf).Where(it => it.Count() > 1).Select(it => $"{it.Count()} of {it.Key}");

    static IEnumerable<string> Unaccounted(Accounts accounts)
    {
        var booked = accounts.Stored.Select(it => it.Fold()).SelectMany(Receipts).Order().ToArray();
        var moved = accounts.Charges
            .Select(it => Line(OrderNumber.Read(it.TradeNo), it.TransactionId, it.Amount, it.Currency)).Order().ToArray();
        return moved.Except(booked).Select(it => $"{it} is not in the ledger")
            .Concat(booked.Except(moved).Select(it => $"{it} was never paid"))
            .Concat(booked.GroupBy(it => it).Where(it => it.Count() > 1).Select(it => $"{it.Key} is there twice"));
    }

    static IEnumerable<string> Receipts(PaymentSession session) =>
        session.Ledger.Credited.AsEnumerable().Concat(session.Ledger.Surplus.Map(it => it.Receipt)).Select(it => Line(
            new OrderNumber(session.Terms.Id, it.Attempt), it.Transaction.Text, it.Amount.Amount, it.Amount.Currency.Code));

    static string Line(Option<OrderNumber> order, string transaction, decimal amount, string currency) =>
        FormattableString.Invariant($"{order} {transaction} {amount:0.########} {currency}");

    static IEnumerable<string> Wrong(Accounts accounts)
    {
        var charged = accounts.Charges.Select(PaymentOf).ToHashSet();
        return accounts.Stored.Select(it => it.Fold())
            .Where(it => it is PaymentSession.Paid != charged.Contains(it.Terms.Id))
            .Select(it => $"{it.Terms.Id} is {it.Status}");
    }

    static IEnumerable<string> Open(Accounts accounts) =>
        accounts.Stored.Select(it => it.Fold()).Where(it => !it.Status.IsFinal).Select(it => $"{it.Terms.Id}")
            .Concat(accounts.Orders.Where(it => it.Status.IsPayable).Select(it => it.TradeNo));

    static Option<PaymentId> PaymentOf(FakeCharge charge) => OrderNumber.Read(charge.TradeNo).Map(it => it.Payment);
}
