using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Reading;
using Payments.Json.Writing;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Stored;

static class StoredNotice
{
    public static Validation<InvalidValue, Notice> Read(ref JsonCursor json)
    {
        string? word = null;
        Validation<InvalidValue, long>? attempt = null;
        Validation<InvalidValue, TransactionId>? transaction = null;
        while (json.NextMember())
        {
            if (json.Is("name"u8)) word = json.Text();
            else if (json.Is("attempt"u8)) attempt = json.Integer();
            else if (json.Is("transaction"u8)) transaction = json.Value(TransactionId.Create);
            else json.Ignore();
        }

        return word switch
        {
            EffectWord.Succeeded => new Notice.Succeeded(),
            EffectWord.Failed => new Notice.Failed(),
            EffectWord.Surplus => (attempt.RequiredAttempt(), transaction.Required("transaction"))
                .Apply((order, id) => (Notice)new Notice.Surplus(order, id)),
            null => new Missing("name"),
            _ => new Unknown("name"),
        };
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, Notice notice)
    {
        json.Text("name"u8, EffectWord.Of(notice));
        return notice.Match(
            succeeded: _ => json,
            failed: _ => json,
            surplus: it => json.Number("attempt"u8, it.Attempt.Number).Text("transaction"u8, it.Transaction.Text));
    }
}
