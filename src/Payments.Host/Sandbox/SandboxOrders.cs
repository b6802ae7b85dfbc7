using Microsoft.Data.Sqlite;

using Payments.Application;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Host.Sandbox;

/// <summary>The orders of the sandbox within one transaction, all seen at the same instant.</summary>
/// <remarks>
/// An order that is found too late is written down as expired before anybody is told so: an ending that was told once
/// stays, also when the clock steps back.
/// </remarks>
sealed class SandboxOrders(SqliteTransaction transaction, Instant now)
{
    const string Columns =
        "payment, attempt, currency, quote, opened_at, expires_at, standing, "
        + "transaction_id, paid, paid_currency, paid_at, refunded";

    static readonly object Nothing = DBNull.Value;

    public Instant Now => now;

    /// <summary>Adds an order, unless its number was used before, by whatever became of that order.</summary>
    public bool Add(SandboxOrder order)
    {
        using var command = Command(
            """
            INSERT INTO orders (payment, attempt, currency, quote, opened_at, expires_at, standing)
            VALUES ($payment, $attempt, $currency, $quote, $opened_at, $expires_at, $standing)
            ON CONFLICT (payment, attempt) DO NOTHING
            """,
            ("$payment", order.Number.Payment.ToString()),
            ("$attempt", order.Number.Attempt.Number),
            ("$currency", order.Quote.Currency.Code),
            ("$quote", order.Quote.MinorUnits),
            ("$opened_at", Microseconds.Of(order.OpenedAt)),
            ("$expires_at", Microseconds.Of(order.ExpiresAt)),
            ("$standing", order.Standing.Name));
        return command.ExecuteNonQuery() == 1;
    }

    public Option<SandboxOrder> Find(OrderNumber number)
    {
        using var command = Command(
            $"SELECT {Columns} FROM orders WHERE payment = $payment AND attempt = $attempt",
            ("$payment", number.Payment.ToString()),
            ("$attempt", number.Attempt.Number));
        return Found(command);
    }

    public Option<SandboxOrder> Latest(PaymentId payment)
    {
        using var command = Command(
            $"SELECT {Columns} FROM orders WHERE payment = $payment ORDER BY attempt DESC LIMIT 1",
            ("$payment", payment.ToString()));
        return Found(command);
    }

    /// <summary>Writes down how a payable order ended, or that the money of a paid one was given back.</summary>
    public SandboxOrder Become(SandboxOrder order, OrderStanding standing)
    {
        var paid = standing as OrderStanding.Paid;
        using var command = Command(
            """
            UPDATE orders
            SET standing = $standing, transaction_id = $transaction_id, paid = $paid, paid_currency = $paid_currency,
                paid_at = $paid_at, refunded = $refunded
            WHERE payment = $payment AND attempt = $attempt
            """,
            ("$payment", order.Number.Payment.ToString()),
            ("$attempt", order.Number.Attempt.Number),
            ("$standing", standing.Name),
            ("$transaction_id", paid?.Transaction.Text ?? Nothing),
            ("$paid", paid?.Amount.MinorUnits ?? Nothing),
            ("$paid_currency", paid?.Amount.Currency.Code ?? Nothing),
            ("$paid_at", paid is null ? Nothing : Microseconds.Of(paid.PaidAt.Instant)),
            ("$refunded", paid is { Refunded: true }));
        command.ExecuteNonQuery();
        return order with { Standing = standing };
    }

    Option<SandboxOrder> Found(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        return row.Read() ? Settled(Read(row)) : None;
    }

    SandboxOrder Settled(SandboxOrder stored)
    {
        var seen = stored.AsOf(now);
        return seen == stored ? stored : Become(stored, seen.Standing);
    }

    static SandboxOrder Read(SqliteDataReader row) =>
        new(
            new OrderNumber(Lawful(PaymentId.Create(row.GetString(0))), new Attempt(row.GetInt32(1))),
            Money(row, units: 3, currency: 2),
            Microseconds.At(row.GetInt64(4)),
            Microseconds.At(row.GetInt64(5)),
            row.GetString(6) switch
            {
                "payable" => new OrderStanding.Payable(),
                "paid" => Paid(row),
                "canceled" => OrderStanding.Closed.ByRequest,
                "expired" => OrderStanding.Closed.ByTime,
                _ => throw new InvalidDataException(),
            });

    static OrderStanding.Paid Paid(SqliteDataReader row) =>
        new(
            Lawful(TransactionId.Create(row.GetString(7))),
            Money(row, units: 8, currency: 9),
            new PaidAt(Microseconds.At(row.GetInt64(10))),
            row.GetBoolean(11));

    static Money Money(SqliteDataReader row, int units, int currency) =>
        Lawful(Domain.Values.Money.Create(row.GetInt64(units), Lawful(Currency.Create(row.GetString(currency)))));

    // Only what is lawful was ever written, so anything else is damage; the file's border makes it a StoreFault.
    static T Lawful<T>(Validation<InvalidValue, T> read) =>
        read.Match(Succ: it => it, Fail: _ => throw new InvalidDataException());

    SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> given)
    {
        var command = transaction.Connection!.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in given)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
