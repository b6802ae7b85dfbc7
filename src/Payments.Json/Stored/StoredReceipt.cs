using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Stored;

static class StoredReceipt
{
    public static Validation<InvalidValue, Receipt> Read(ref JsonCursor json)
    {
        Validation<InvalidValue, long>? attempt = null;
        Validation<InvalidValue, TransactionId>? transaction = null;
        Validation<InvalidValue, Money>? amount = null, orderTotal = null;
        Validation<InvalidValue, Instant>? paidAt = null, receivedAt = null;
        while (json.NextMember())
        {
            if (json.Is("attempt"u8)) attempt = json.Integer();
            else if (json.Is("transaction"u8)) transaction = json.Value(TransactionId.Create);
            else if (json.Is("amount"u8)) amount = json.Object<Money>(StoredMoney.Read);
            else if (json.Is("order_total"u8)) orderTotal = json.Object<Money>(StoredMoney.Read);
            else if (json.Is("paid_at"u8)) paidAt = json.Value(Times.Create);
            else if (json.Is("received_at"u8)) receivedAt = json.Value(Times.Create);
            else json.Ignore();
        }

        return (attempt.RequiredAttempt(),
                transaction.Required("transaction"),
                amount.Required("amount"),
                orderTotal.Required("order_total"),
                paidAt.Required("paid_at"),
                receivedAt.Required("received_at"))
            .Apply((order, id, sum, total, moved, heard) =>
                new Receipt(order, id, sum, total, new PaidAt(moved), new ReceivedAt(heard)));
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, Receipt receipt) =>
        json.Number("attempt"u8, receipt.Attempt.Number)
            .Text("transaction"u8, receipt.Transaction.Text)
            .Object("amount"u8, receipt.Amount, StoredMoney.Write)
            .Object("order_total"u8, receipt.OrderTotal, StoredMoney.Write)
            .Text("paid_at"u8, Times.Exact(receipt.PaidAt.Instant))
            .Text("received_at"u8, Times.Exact(receipt.ReceivedAt.Instant));
}
