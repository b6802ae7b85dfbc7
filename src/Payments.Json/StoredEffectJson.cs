using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;
using Payments.Json.Stored;
using Payments.Json.Writing;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Json;

/// <summary>
/// An effect as it waits in the outbox. The terms of its session are not stored again: whoever reads it has them.
/// </summary>
public static class StoredEffectJson
{
    public static byte[] Write(Effect effect) => Written.Bytes(effect, Write);

    public static Either<JsonFault, Effect> Read(ReadOnlySpan<byte> utf8, PaymentTerms terms) =>
        Document.Read<Effect>(utf8, (ref json) => Read(ref json, terms));

    static Utf8JsonWriter Write(Utf8JsonWriter json, Effect effect)
    {
        json.Number("v"u8, StoredForm.Version).Text("type"u8, EffectWord.Of(effect));
        return effect.Match(
            openOrder: it => json.Number("attempt"u8, it.Attempt.Number).Text("deadline"u8, Times.Exact(it.Deadline)),
            closeOrder: it => json.Number("attempt"u8, it.Attempt.Number),
            notifyMerchant: it => json.Object("notice"u8, it.Notice, StoredNotice.Write));
    }

    static Validation<InvalidValue, Effect> Read(ref JsonCursor json, PaymentTerms terms)
    {
        string? type = null;
        Validation<InvalidValue, long>? version = null, attempt = null;
        Validation<InvalidValue, Instant>? deadline = null;
        Validation<InvalidValue, Notice>? notice = null;
        while (json.NextMember())
        {
            if (json.Is("v"u8)) version = StoredForm.ReadVersion(ref json);
            else if (json.Is("type"u8)) type = json.Text();
            else if (json.Is("attempt"u8)) attempt = json.Integer();
            else if (json.Is("deadline"u8)) deadline = json.Value(Times.Create);
            else if (json.Is("notice"u8)) notice = json.Object<Notice>(StoredNotice.Read);
            else json.Ignore();
        }

        Validation<InvalidValue, Effect> effect = type switch
        {
            EffectWord.OpenOrder => (attempt.RequiredAttempt(), deadline.Required("deadline"))
                .Apply((order, end) => (Effect)new Effect.OpenOrder(order, terms, end)),
            EffectWord.CloseOrder => attempt.RequiredAttempt().Map<Effect>(it => new Effect.CloseOrder(it)),
            EffectWord.NotifyMerchant => notice.Required("notice").Map<Effect>(it => new Effect.NotifyMerchant(it)),
            null => new Missing("type"),
            _ => StoredForm.UnknownType<Effect>(ref json),
        };
        return (version.Required("v"), effect).Apply((_, it) => it);
    }
}
