using System.Text.Json;

using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Json.Parts;
using Payments.Json.Reading;
using Payments.Json.Writing;

namespace Payments.Json.Stored;

static class StoredTerms
{
    public static Validation<InvalidValue, PaymentTerms> Read(ref JsonCursor json)
    {
        Validation<InvalidValue, PaymentId>? id = null;
        Validation<InvalidValue, CorrelationId>? correlation = null;
        Validation<InvalidValue, BusinessId>? business = null;
        Validation<InvalidValue, Mode>? mode = null;
        Validation<InvalidValue, PaymentRequest>? request = null;
        Validation<InvalidValue, Instant>? createdAt = null;
        Validation<InvalidValue, PaymentWindow>? window = null;
        while (json.NextMember())
        {
            if (json.Is("id"u8)) id = json.Value(PaymentId.Create);
            else if (json.Is("correlation_id"u8)) correlation = json.Value(CorrelationId.Create);
            else if (json.Is("business_id"u8)) business = json.Value(BusinessId.Create);
            else if (json.Is("mode"u8)) mode = json.Value(Mode.Create);
            else if (json.Is("request"u8)) request = json.Object<PaymentRequest>(StoredRequest.Read);
            else if (json.Is("created_at"u8)) createdAt = json.Value(Times.Create);
            else if (json.Is("window"u8)) window = json.Object<PaymentWindow>(StoredWindow.Read);
            else json.Ignore();
        }

        return (id.Required("id"),
                correlation.Required("correlation_id"),
                business.Required("business_id"),
                mode.Required("mode"),
                request.Required("request"),
                createdAt.Required("created_at"),
                window.Required("window"))
            .Apply(PaymentTerms.Create)
            .Bind(terms => terms);
    }

    public static Utf8JsonWriter Write(Utf8JsonWriter json, PaymentTerms terms) =>
        json.Text("id"u8, terms.Id.ToString())
            .Text("correlation_id"u8, terms.Correlation.ToString())
            .Text("business_id"u8, terms.Business.ToString())
            .Text("mode"u8, ModeWord.Of(terms.Mode))
            .Object("request"u8, terms.Request, StoredRequest.Write)
            .Text("created_at"u8, Times.Exact(terms.CreatedAt))
            .Object("window"u8, terms.Window, StoredWindow.Write);
}
