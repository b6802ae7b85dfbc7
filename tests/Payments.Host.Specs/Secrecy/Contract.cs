using System.Text.Json.Nodes;

using Payments.Http.OpenApi;

namespace Payments.Host.Specs.Secrecy;

/// <summary>What the contract says that a request may have.</summary>
static class Contract
{
    static readonly JsonNode Document = JsonNode.Parse(PaymentContract.Document.Span)!;

    /// <summary>The paths of all members of a request, as in <c>order.items.name</c>.</summary>
    public static IEnumerable<string> Members() => Members(Named("PaymentRequest"), "");

    /// <summary>Whether a document has something there.</summary>
    public static bool Has(JsonNode? node, string path) =>
        path.Length == 0 ? node is not null
        : node is JsonArray many ? many.All(it => Has(it, path))
        : path.Split('.', 2) is var steps && node is JsonObject one && Has(one[steps[0]], steps.Length == 2 ? steps[1] : "");

    static IEnumerable<string> Members(JsonNode schema, string path)
    {
        var told = schema["$ref"] is { } reference ? Named($"{reference}".Split('/')[^1]) : schema;
        var below = (told["properties"]?.AsObject() ?? [])
            .SelectMany(it => Members(it.Value!, $"{path}.{it.Key}".TrimStart('.')));
        var within = told["items"] is { } item ? Members(item, path) : [];
        var either = told["anyOf"]?.AsArray().Where(it => it!["required"] is null).SelectMany(it => Members(it!, path)) ?? [];
        return below.Concat(within).Concat(either).Prepend(path).Where(it => it.Length > 0).Distinct();
    }

    static JsonNode Named(string schema) => Document["components"]!["schemas"]![schema]!;
}
