using System.Globalization;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;

using NodaTime.Testing;
using NodaTime.Text;

namespace Payments.Juicyway.Specs.World;

/// <summary>A Juicyway that keeps payments, and answers in the shapes of its pages.</summary>
/// <remarks>
/// Initialize answers 201 with no end and one link, capture the four links and an end after twelve hours; fetch is flat,
/// lists are not. What the pages do not say is counted: a second capture of a payment.
/// </remarks>
public sealed class Desk(FakeClock clock)
{
    readonly Lock turn = new();
    readonly List<JsonObject> sessions = [];
    readonly Dictionary<string, int> captures = [];

    public static Duration Life { get; } = Duration.FromHours(12);

    /// <summary>Payments of that reference.</summary>
    public int Payments(string reference) => sessions.Count(it => $"{it["payment"]!["reference"]}" == reference);

    /// <summary>Captures of all payments of that reference.</summary>
    public int Captures(string reference) =>
        sessions.Where(it => $"{it["payment"]!["reference"]}" == reference)
            .Sum(it => captures.GetValueOrDefault($"{it["payment"]!["id"]}"));

    /// <summary>Changes what is kept of the one payment of a reference.</summary>
    public void Change(string reference, Action<JsonObject> change)
    {
        lock (turn)
            change(sessions.Single(it => $"{it["payment"]!["reference"]}" == reference));
    }

    public void Status(string reference, string word) =>
        Change(reference, it =>
        {
            it["status"] = word;
            it["payment"]!["status"] = word;
        });

    /// <summary>A payment that somebody else has opened.</summary>
    public void Keep(JsonObject payment)
    {
        lock (turn)
            sessions.Add(Session(payment));
    }

    public async Task Serve(HttpContext http)
    {
        var body = await JsonOf(http.Request);
        var (status, reply) = Reply(http, body);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(reply.ToJsonString());
    }

    (int Status, JsonNode Reply) Reply(HttpContext http, JsonObject? body)
    {
        lock (turn)
        {
            var steps = http.Request.Path.Value!.Trim('/').Split('/');
            return (http.Request.Method, steps) switch
            {
                ("POST", ["payment-sessions"]) => Initialize(body!),
                ("POST", ["payment-sessions", var id]) => OnSession(id, Capture),
                ("GET", ["payments", "stats"]) => (200, Statistics()),
                ("GET", ["payments"]) => (200, List(http.Request.Query)),
                ("GET", ["payments", var id]) => OnSession(id, it => (200, Data(it["payment"]!.DeepClone()))),
                _ => Refused(404, "not_found"),
            };
        }
    }

    (int Status, JsonNode Reply) OnSession(string id, Func<JsonObject, (int, JsonNode)> serve) =>
        sessions.Find(it => $"{it["payment"]!["id"]}" == id) is { } found ? serve(found) : Refused(404, "not_found");

    (int Status, JsonNode Reply) Initialize(JsonObject body)
    {
        if (Payments($"{body["reference"]}") > 0)
            return Refused(422, "validation_error");

        var payment = new JsonObject
        {
            ["amount"] = body["amount"]!.DeepClone(),
            ["cancellation_reason"] = "",
            ["currency"] = $"{body["currency"]}",
            ["customer"] = body["customer"]!.DeepClone(),
            ["date"] = Text(clock.GetCurrentInstant()),
            ["description"] = $"{body["description"]}",
            ["id"] = Guid.NewGuid().ToString(),
            ["metadata"] = body["metadata"]!.DeepClone(),
            ["mode"] = "live",
            ["payment_method"] = null,
            ["reference"] = $"{body["reference"]}",
            ["status"] = "pending",
        };
        var session = Session(payment);
        sessions.Add(session);
        return (201, Data(session.DeepClone()));
    }

    static JsonObject Session(JsonObject payment) =>
        new()
        {
            ["auth_type"] = null,
            ["expires_at"] = null,
            ["links"] = new JsonObject { ["url"] = "https://payments.spendjuice.com/payment-sessions/PxREX3wYN7Ym" },
            ["message"] = "Pending",
            ["payment"] = payment,
            ["status"] = "pending",
        };

    (int Status, JsonNode Reply) Capture(JsonObject session)
    {
        var id = $"{session["payment"]!["id"]}";
        captures[id] = captures.GetValueOrDefault(id) + 1;
        session["expires_at"] = Text(clock.GetCurrentInstant() + Life);
        session["links"] = Links.Json();
        session["message"] = "Waiting for payment";
        return (200, Data(session.DeepClone()));
    }

    JsonObject List(IQueryCollection query)
    {
        var limit = int.Parse($"{query["limit"]}", CultureInfo.InvariantCulture);
        var from = query.TryGetValue("after", out var after) ? int.Parse($"{after}", CultureInfo.InvariantCulture) : 0;
        var since = query.TryGetValue("created_after", out var created) ? $"{created}" : "";
        var all = sessions.AsEnumerable().Reverse()
            .Where(it => string.CompareOrdinal($"{it["payment"]!["date"]}", since) >= 0)
            .ToArray();
        var page = all.Skip(from).Take(limit).Select(it => it.DeepClone()).ToArray();
        return new JsonObject
        {
            ["data"] = new JsonArray(page),
            ["pagination"] = new JsonObject
            {
                ["after"] = from + limit < all.Length ? $"{from + limit}" : null,
                ["before"] = null,
                ["limit"] = limit,
            },
        };
    }

    // The published sample: it does not add up.
    static JsonObject Statistics() =>
        Data(new JsonObject { ["captured"] = 2, ["failed"] = 5, ["pending"] = 2, ["settled"] = 8, ["total"] = 20 });

    static JsonObject Data(JsonNode data) => new() { ["data"] = data };

    static (int Status, JsonNode Reply) Refused(int status, string code) =>
        (status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "no", ["type"] = "x" } });

    static async Task<JsonObject?> JsonOf(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        return text.Length == 0 ? null : JsonNode.Parse(text)!.AsObject();
    }

    static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}
