using System.Text.Json.Nodes;

namespace Payments.Http.Specs.OpenApi;

/// <summary>What a validating proxy between a merchant and the server would say of a reply.</summary>
static class Judge
{
    /// <summary>What in a reply the contract does not allow; nothing of addresses that it does not have.</summary>
    public static IReadOnlyList<string> Faults(string method, string path, Reply reply)
    {
        var shown = method == "HEAD" ? "GET" : method;
        var found = Contract.Operations
            .Where(it => it.Method == shown && Fits(it.Path, path.Split('?')[0]))
            .ToList();
        if (found.Count == 0)
            return [];

        var operation = found.MinBy(it => it.Path.Count(one => one == '{'))!;
        return Response(operation.Operation, reply.Status) is not { } response
            ? [$"{operation.Method} {operation.Path} never answers {reply.Status}"]
            : Headers(response, reply).Concat(method == "HEAD" ? [] : Body(response, reply)).ToList();
    }

    static bool Fits(string template, string path)
    {
        var (wanted, given) = (template.Split('/'), path.Split('/'));
        return wanted.Length == given.Length
            && wanted.Zip(given, (want, have) => want.StartsWith('{') ? have.Length > 0 : want == have).All(it => it);
    }

    static JsonObject? Response(JsonObject operation, int status) =>
        (operation["responses"]![$"{status}"] ?? operation["responses"]![$"{status / 100}XX"]) is { } response
            ? Contract.Follow(response)
            : null;

    static IEnumerable<string> Headers(JsonObject response, Reply reply) =>
        (response["headers"] as JsonObject ?? []).SelectMany(it =>
        {
            var header = Contract.Follow(it.Value!);
            var schema = header["schema"]!.AsObject();
            return !reply.Headers.Contains(it.Key)
                ? header["required"]?.GetValue<bool>() == true ? [$"{it.Key} is missing"] : []
                : SchemaCheck.Faults(Value(reply.Header(it.Key), schema), schema, it.Key);
        });

    static JsonNode Value(string text, JsonObject schema) =>
        schema["type"]?.GetValue<string>() == "integer" ? JsonNode.Parse(text)! : text;

    static IEnumerable<string> Body(JsonObject response, Reply reply)
    {
        var type = reply.Header("Content-Type").Split(';')[0];
        return response["content"] is not { } content ? reply.Text.Length == 0 ? [] : ["there should be no body"]
            : content[type] is not { } body ? [$"it is sent as {type}"]
            : SchemaCheck.Faults(JsonNode.Parse(reply.Text), body["schema"]!.AsObject());
    }
}
