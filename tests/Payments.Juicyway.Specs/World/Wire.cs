using System.Text.Json.Nodes;

using Payments.Json.Client;
using Payments.Testing;

namespace Payments.Juicyway.Specs.World;

/// <summary>Replies about the first sample payment, of which a spec changes what it is about.</summary>
static class Wire
{
    public const string Id = "83a6783c-f5a9-11ee-8831-feb7e1bada9f";

    public static JsonObject Payment(string reference = "INV-1") =>
        new()
        {
            ["amount"] = 10_001,
            ["cancellation_reason"] = null,
            ["currency"] = "USD",
            ["date"] = "2026-07-01T12:00:00.000000Z",
            ["id"] = Id,
            ["mode"] = "live",
            ["reference"] = reference,
            ["status"] = "pending",
        };

    public static JsonObject Session(Action<JsonObject>? change = null, JsonObject? payment = null)
    {
        var session = new JsonObject
        {
            ["expires_at"] = "2026-07-02T00:00:00.000000Z",
            ["links"] = Links.Json(),
            ["message"] = "Waiting for payment",
            ["payment"] = payment ?? Payment(),
            ["status"] = "pending",
        };
        change?.Invoke(session);
        return new JsonObject { ["data"] = session };
    }

    public static JsonObject Flat(Action<JsonObject>? change = null)
    {
        var payment = Payment();
        change?.Invoke(payment);
        return new JsonObject { ["data"] = payment };
    }

    public static JsonObject Page(params IEnumerable<JsonNode> items) =>
        new()
        {
            ["data"] = new JsonArray(items.Select(it => it["data"]!.DeepClone()).ToArray()),
            ["pagination"] = new JsonObject { ["after"] = null, ["before"] = null, ["limit"] = 15 },
        };

    public static Act Reply(JsonNode body, int status = 200) => ScriptedJuicyway.Reply(status, body.ToJsonString());

    public static RemotePaymentId RemoteId { get; } = Samples.Lawful(RemotePaymentId.Create(Id));
}
