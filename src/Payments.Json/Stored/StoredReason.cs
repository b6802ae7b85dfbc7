using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Reading;
using Payments.Json.Writing;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Stored;

static class StoredReason
{
    public static Validation<InvalidValue, CancellationReason> Read(ref JsonCursor json)
    {
        string? word = null;
        Validation<InvalidValue, Description>? note = null;
        while (json.NextMember())
        {
            if (json.Is("name"u8)) word = json.Text();
            else if (json.Is("note"u8)) note = json.Value(Description.Create);
            else json.Ignore();
        }

        return word switch
        {
            ReasonWord.ByMerchant =>
                note.Optional("note").Map<CancellationReason>(it => new CancellationReason.ByMerchant(it)),
            ReasonWord.ByProvider => new CancellationReason.ByProvider(),
            null => new Missing("name"),
            _ => new Unknown("name"),
        };
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, CancellationReason reason) =>
        json.Text("name"u8, ReasonWord.Of(reason))
            .IfGiven(
                reason.Match(byMerchant: it => it.Note, byProvider: _ => None),
                (to, note) => to.Text("note"u8, note.Text));
}
