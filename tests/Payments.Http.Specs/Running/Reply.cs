using System.Text.Json.Nodes;

namespace Payments.Http.Specs.Running;

/// <summary>A reply as its client reads it.</summary>
public sealed record Reply(int Status, ILookup<string, string> Headers, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>Of an error in the documented envelope.</summary>
    public string Code => Json["error"]!["code"]!.GetValue<string>();

    /// <summary>Each fault as its field and code, in the order in which they are told.</summary>
    public IEnumerable<string> Faults =>
        Json["error"]!["errors"]?.AsArray().Select(it => $"{it!["field"]} {it["code"]}") ?? Enumerable.Empty<string>();

    /// <summary>The id of the payment in the reply of initialize, capture or read.</summary>
    public string Payment => Json["data"]!["payment"]!["id"]!.GetValue<string>();

    public string Data(string member) => $"{Json["data"]![member]}";

    public string Header(string name) => string.Join(", ", Headers[name]);

    public static async Task<Reply> Of(HttpResponseMessage message) =>
        new(
            (int)message.StatusCode,
            message.Headers.Concat(message.Content.Headers)
                .SelectMany(it => it.Value.Select(value => (it.Key, Value: value)))
                .ToLookup(it => it.Key, it => it.Value, StringComparer.OrdinalIgnoreCase),
            await message.Content.ReadAsStringAsync());
}
