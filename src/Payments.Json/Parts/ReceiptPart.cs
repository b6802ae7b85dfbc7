using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Json.Writing;

namespace Payments.Json.Parts;

/// <summary>Money that arrived, as events and notices show it: its amount is a text in whole units.</summary>
static class ReceiptPart
{
    public static Utf8JsonWriter Write(Utf8JsonWriter json, Receipt receipt) => Write(json, receipt, None);

    public static Utf8JsonWriter Write(Utf8JsonWriter json, Surplus surplus) =>
        Write(json, surplus.Receipt, surplus.Anomaly);

    public static Utf8JsonWriter WriteAnomaly(Utf8JsonWriter json, Anomaly anomaly) =>
        json.Text("anomaly"u8, AnomalyWord.Of(anomaly));

    static Utf8JsonWriter Write(Utf8JsonWriter json, Receipt receipt, Option<Anomaly> anomaly) =>
        json.Text("amount"u8, receipt.Amount.ToText())
            .IfGiven(anomaly, WriteAnomaly)
            .Number("attempt"u8, receipt.Attempt.Number)
            .Text("currency"u8, receipt.Amount.Currency.Code)
            .Text("paid_at"u8, Times.Published(receipt.PaidAt.Instant))
            .Text("transaction_id"u8, receipt.Transaction.Text);
}
