using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Reading;
using Payments.Json.Writing;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json.Stored;

static class StoredBecause
{
    public static Validation<InvalidValue, Because> Read(ref JsonCursor json)
    {
        string? word = null;
        Validation<InvalidValue, CancellationReason>? reason = null;
        while (json.NextMember())
        {
            if (json.Is("name"u8)) word = json.Text();
            else if (json.Is("reason"u8)) reason = json.Object<CancellationReason>(StoredReason.Read);
            else json.Ignore();
        }

        return word switch
        {
            BecauseWord.Cancel => reason.Required("reason").Map<Because>(it => new Because.Cancel(it)),
            BecauseWord.Deadline => new Because.Deadline(),
            BecauseWord.Replace => new Because.Replace(),
            null => new Missing("name"),
            _ => new Unknown("name"),
        };
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, Because because) =>
        because.Match(
            cancel: it => json.Text("name"u8, BecauseWord.Cancel).Object("reason"u8, it.Reason, StoredReason.Write),
            deadline: _ => json.Text("name"u8, BecauseWord.Deadline),
            replace: _ => json.Text("name"u8, BecauseWord.Replace));
}
