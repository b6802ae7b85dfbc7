using System.Text.Json.Nodes;

namespace Payments.Http.Specs.Running;

/// <summary>A lawful request to open a session, and the same with one thing changed.</summary>
public static class SampleBody
{
    const string Here = "@@here@@";

    static int last;

    /// <summary>With a reference that no other has.</summary>
    public static string New() => With("reference", $"\"INV-{Interlocked.Increment(ref last)}\"");

    public static string Text { get; } = """
        {
            "amount": 10001,
            "currency": "USD",
            "customer": {
                "billing_address": {
                    "city": "Lagos", "country": "NG", "line1": "12 Marina Road", "line2": "Floor 3", "state": "Lagos",
                    "zip_code": "101241"
                },
                "email": "ada.obi@example.com",
                "first_name": "Ada",
                "ip_address": "203.0.113.7",
                "last_name": "Obi",
                "phone_number": "+2348031234567",
                "type": "individual"
            },
            "description": "Deposit",
            "direction": "incoming",
            "metadata": { "note": "né 日本" },
            "order": { "identifier": "ORD-1", "items": [ { "name": "A book", "type": "physical" } ] },
            "reference": "INV-1"
        }
        """;

    /// <summary>With that JSON in the place of a value, whether or not it is JSON.</summary>
    public static string With(string path, string json, string? body = null)
    {
        var (root, holder, name) = Find(path, body);
        holder[name] = Here;
        return root.ToJsonString().Replace($"\"{Here}\"", json, StringComparison.Ordinal);
    }

    public static string Without(string path, string? body = null)
    {
        var (root, holder, name) = Find(path, body);
        holder.Remove(name);
        return root.ToJsonString();
    }

    static (JsonObject Root, JsonObject Holder, string Name) Find(string path, string? body)
    {
        var root = JsonNode.Parse(body ?? Text)!.AsObject();
        var steps = path.Split('.');
        var holder = steps[..^1].Aggregate(root, (at, step) =>
            step.EndsWith(']') ? at[step[..^3]]![step[^2] - '0']!.AsObject() : at[step]!.AsObject());
        return (root, holder, steps[^1]);
    }
}
