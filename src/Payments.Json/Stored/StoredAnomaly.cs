using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;
using Payments.Json.Writing;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Stored;

static class StoredAnomaly
{
    public static Validation<InvalidValue, Anomaly> Read(ref JsonCursor json)
    {
        string? word = null;
        Validation<InvalidValue, Duration>? by = null;
        Validation<InvalidValue, Money>? money = null;
        while (json.NextMember())
        {
            if (json.Is("name"u8)) word = json.Text();
            else if (json.Is("by"u8)) by = json.Value(Durations.Create);
            else if (json.Is("money"u8)) money = json.Object<Money>(StoredMoney.Read);
            else json.Ignore();
        }

        return word switch
        {
            AnomalyWord.Late => by.Required("by").Map<Anomaly>(it => new Anomaly.Late(it)),
            AnomalyWord.Over => money.Required("money").Map<Anomaly>(it => new Anomaly.Over(it)),
            AnomalyWord.Under => money.Required("money").Map<Anomaly>(it => new Anomaly.Under(it)),
            AnomalyWord.WrongCurrency => new Anomaly.WrongCurrency(),
            AnomalyWord.AfterCancel => new Anomaly.AfterCancel(),
            AnomalyWord.AfterExpiry => new Anomaly.AfterExpiry(),
            AnomalyWord.Duplicate => new Anomaly.Duplicate(),
            AnomalyWord.EndedOrder => new Anomaly.EndedOrder(),
            AnomalyWord.UnknownOrder => new Anomaly.UnknownOrder(),
            AnomalyWord.ClosedAfterPaid => new Anomaly.ClosedAfterPaid(),
            AnomalyWord.Refunded => new Anomaly.Refunded(),
            null => new Missing("name"),
            _ => new Unknown("name"),
        };
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, Anomaly anomaly)
    {
        json.Text("name"u8, AnomalyWord.Of(anomaly));
        return anomaly.Match(
            late: it => json.Text("by"u8, Durations.Exact(it.By)),
            over: it => json.Object("money"u8, it.Excess, StoredMoney.Write),
            under: it => json.Object("money"u8, it.Shortfall, StoredMoney.Write),
            wrongCurrency: _ => json,
            afterCancel: _ => json,
            afterExpiry: _ => json,
            duplicate: _ => json,
            endedOrder: _ => json,
            unknownOrder: _ => json,
            closedAfterPaid: _ => json,
            refunded: _ => json);
    }
}
