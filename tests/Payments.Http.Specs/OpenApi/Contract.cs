using System.Text.Json.Nodes;

using Payments.Http.OpenApi;

namespace Payments.Http.Specs.OpenApi;

/// <summary>The document that is served, as the specs look things up in it.</summary>
static class Contract
{
    public const string Json = "application/json";

    public const string Problem = "application/problem+json";

    static readonly IReadOnlyList<string> Methods = ["get", "post", "put", "patch", "delete", "head", "options"];

    public static JsonObject Document { get; } = JsonNode.Parse(PaymentContract.Document.Span)!.AsObject();

    /// <summary>Every path with every method of it, as in <c>POST /payment-sessions</c>.</summary>
    public static IEnumerable<(string Method, string Path, JsonObject Operation)> Operations =>
        Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Where(it => Methods.Contains(it.Key))
            .Select(it => (it.Key.ToUpperInvariant(), path.Key, it.Value!.AsObject())));

    public static JsonObject Schema(string name) => At($"#/components/schemas/{name}");

    /// <summary>The node itself, or what it refers to.</summary>
    public static JsonObject Follow(JsonNode node) =>
        node["$ref"] is { } reference ? Follow(At(reference.GetValue<string>())) : node.AsObject();

    /// <summary>Every body that has a schema, with the examples of it.</summary>
    public static IEnumerable<(string Place, JsonObject Body)> Bodies =>
        All(Document, "#").Where(it => it.Node["schema"] is not null && it.Node["examples"] is JsonObject);

    /// <summary>Every schema, and each within it.</summary>
    public static IEnumerable<(string Place, JsonObject Schema)> Schemas =>
        All(Document, "#")
            .Where(it => it.Node["schema"] is JsonObject)
            .Select(it => (it.Place, it.Node["schema"]!.AsObject()))
            .Concat(Document["components"]!["schemas"]!.AsObject().Select(it => (it.Key, it.Value!.AsObject())))
            .SelectMany(it => Within(it.Item1, it.Item2));

    static IEnumerable<(string Place, JsonObject Node)> All(JsonNode? node, string place) =>
        node switch
        {
            JsonObject it => it.SelectMany(one => All(one.Value, $"{place}/{one.Key}")).Prepend((place, it)),
            JsonArray them => them.SelectMany((one, at) => All(one, $"{place}/{at}")),
            _ => [],
        };

    static IEnumerable<(string, JsonObject)> Within(string place, JsonObject schema) =>
        schema.SelectMany(it => it.Key switch
        {
            "properties" => it.Value!.AsObject().SelectMany(one => Within($"{place}.{one.Key}", one.Value!.AsObject())),
            "items" => Within($"{place}[]", it.Value!.AsObject()),
            "allOf" or "anyOf" or "oneOf" => it.Value!.AsArray().SelectMany(one => Within(place, one!.AsObject())),
            _ => [],
        }).Prepend((place, schema));

    static JsonObject At(string reference) =>
        reference.Split('/').Skip(1).Aggregate<string, JsonNode>(Document, (node, name) =>
            node[name] ?? throw new InvalidOperationException($"{reference} leads nowhere")).AsObject();
}
