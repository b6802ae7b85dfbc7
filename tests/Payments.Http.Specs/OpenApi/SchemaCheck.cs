using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Payments.Http.Specs.OpenApi;

/// <summary>A small JSON Schema (2020-12): the keywords that the contract uses, and no others.</summary>
/// <remarks>Stricter than the standard in one thing: a member that no schema names is a fault.</remarks>
static class SchemaCheck
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong with a value, members that no schema names included. Each with its path.</summary>
    /// <exception cref="NotSupportedException">The schema has a keyword that is not known here.</exception>
    public static IReadOnlyList<string> Faults(JsonNode? value, JsonObject schema, string at = "$")
    {
        var known = new System.Collections.Generic.HashSet<string>();
        var faults = Against(value, schema, at, known).ToList();
        return [.. faults, .. Members(value, at).Except(known).Select(it => $"{it} is in no schema")];
    }

    /// <summary>Whether a value keeps to the schema, which says nothing of members that it does not name.</summary>
    public static bool Allows(JsonObject schema, JsonNode? value) =>
        !Against(value, schema, "$", new System.Collections.Generic.HashSet<string>()).Any();

    /// <summary>Throws if a schema has a keyword, type or format that is not known here.</summary>
    public static void MustKnow(JsonObject schema)
    {
        foreach (var value in new JsonNode?[] { null, "", 0, new JsonObject(), new JsonArray() })
            _ = Faults(value, schema);
    }

    // The members of an object that are looked at are gathered, so that the others can be told in the end.
    static IEnumerable<string> Against(JsonNode? value, JsonObject schema, string at, ISet<string> known) =>
        schema.SelectMany(it => Keyword(it.Key, it.Value, value, schema, at, known).ToList());

    static IEnumerable<string> Keyword(
        string keyword, JsonNode? rule, JsonNode? value, JsonObject schema, string at, ISet<string> known) =>
        keyword switch
        {
            "description" or "default" => [],
            "$ref" => Against(value, Contract.Follow(schema), at, known),
            "allOf" => rule!.AsArray().SelectMany(it => Against(value, it!.AsObject(), at, known).ToList()),
            "anyOf" => Some(Branches(value, rule!, at, known) > 0, at, "is none of the choices"),
            "oneOf" => Some(Branches(value, rule!, at, known) == 1, at, "is not exactly one of the choices"),
            "type" => Some(Names(rule!).Any(it => IsOf(it, value)), at, $"is not of type {rule}"),
            "const" => Some(JsonNode.DeepEquals(value, rule), at, $"is not {rule}"),
            "enum" => Some(rule!.AsArray().Any(it => JsonNode.DeepEquals(value, it)), at, "is not in the list"),
            _ when value is JsonObject members => OfObject(keyword, rule!, members, at, known),
            _ when value is JsonArray items => OfArray(keyword, rule!, items, at, known),
            _ when Kind(value) == JsonValueKind.String => OfText(keyword, rule!, value!.GetValue<string>(), at),
            _ when Kind(value) == JsonValueKind.Number => OfNumber(keyword, rule!, Number(value!), at),
            _ => Ignored(keyword),
        };

    static IEnumerable<string> OfObject(
        string keyword, JsonNode rule, JsonObject members, string at, ISet<string> known) =>
        keyword switch
        {
            "required" => rule.AsArray().Select(it => it!.GetValue<string>())
                .Where(it => !members.ContainsKey(it)).Select(it => $"{at}.{it} is missing"),
            "properties" => rule.AsObject().Where(it => members.ContainsKey(it.Key)).SelectMany(it =>
            {
                known.Add($"{at}.{it.Key}");
                return Against(members[it.Key], it.Value!.AsObject(), $"{at}.{it.Key}", known);
            }),
            "additionalProperties" when rule.GetValue<bool>() => Known(members, at, known),
            "maxProperties" => Some(members.Count <= rule.GetValue<int>(), at, "has too many members"),
            _ => Ignored(keyword),
        };

    static IEnumerable<string> OfArray(
        string keyword, JsonNode rule, JsonArray items, string at, ISet<string> known) =>
        keyword switch
        {
            "items" => items.SelectMany((it, place) => Against(it, rule.AsObject(), $"{at}[{place}]", known)),
            "minItems" => Some(items.Count >= rule.GetValue<int>(), at, "has too few items"),
            "maxItems" => Some(items.Count <= rule.GetValue<int>(), at, "has too many items"),
            _ => Ignored(keyword),
        };

    // Lengths are counted in Unicode scalar values. An ECMAScript $ is the very end, and that of .NET is not.
    static IEnumerable<string> OfText(string keyword, JsonNode rule, string text, string at) =>
        keyword switch
        {
            "minLength" => Some(text.EnumerateRunes().Count() >= rule.GetValue<int>(), at, "is too short"),
            "maxLength" => Some(text.EnumerateRunes().Count() <= rule.GetValue<int>(), at, "is too long"),
            "pattern" => Some(
                Regex.IsMatch(
                    text,
                    Regex.Replace(rule.GetValue<string>(), @"\$$", @"\z"),
                    RegexOptions.CultureInvariant,
                    Patience),
                at,
                $"does not match {rule}"),
            "format" => Some(Formats.Has(rule.GetValue<string>(), text), at, $"is no {rule}"),
            _ => Ignored(keyword),
        };

    static IEnumerable<string> OfNumber(string keyword, JsonNode rule, decimal number, string at) =>
        keyword switch
        {
            "minimum" => Some(number >= rule.GetValue<long>(), at, $"is below {rule}"),
            "maximum" => Some(number <= rule.GetValue<long>(), at, $"is above {rule}"),
            "format" => Some(Formats.Has(rule.GetValue<string>(), number), at, $"is no {rule}"),
            _ => Ignored(keyword),
        };

    // A keyword about values of another type says nothing of this one.
    static IEnumerable<string> Ignored(string keyword) =>
        keyword is "required" or "properties" or "additionalProperties" or "maxProperties" or "items" or "minItems"
            or "maxItems" or "minLength" or "maxLength" or "pattern" or "format" or "minimum" or "maximum"
            ? []
            : throw new NotSupportedException($"The keyword {keyword} is not known here.");

    static int Branches(JsonNode? value, JsonNode schemas, string at, ISet<string> known)
    {
        var fitting = 0;
        foreach (var schema in schemas.AsArray())
        {
            var members = new System.Collections.Generic.HashSet<string>();
            if (Against(value, schema!.AsObject(), at, members).ToList().Count > 0)
                continue;

            fitting++;
            known.UnionWith(members);
        }

        return fitting;
    }

    static IEnumerable<string> Known(JsonObject members, string at, ISet<string> known)
    {
        known.UnionWith(Members(members, at));
        return [];
    }

    // Every member of a value and of what is in it, by its path.
    static IEnumerable<string> Members(JsonNode? value, string at) =>
        value switch
        {
            JsonObject it => it.SelectMany(one => Members(one.Value, $"{at}.{one.Key}").Prepend($"{at}.{one.Key}")),
            JsonArray them => them.SelectMany((one, place) => Members(one, $"{at}[{place}]")),
            _ => [],
        };

    static IEnumerable<string> Some(bool holds, string at, string otherwise) => holds ? [] : [$"{at} {otherwise}"];

    static IEnumerable<string> Names(JsonNode rule) =>
        rule is JsonArray several ? several.Select(it => it!.GetValue<string>()) : [rule.GetValue<string>()];

    static bool IsOf(string type, JsonNode? value) =>
        type switch
        {
            "null" => value is null,
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => Kind(value) == JsonValueKind.String,
            "integer" => Kind(value) == JsonValueKind.Number && decimal.Truncate(Number(value!)) == Number(value!),
            "boolean" => Kind(value) is JsonValueKind.True or JsonValueKind.False,
            _ => throw new NotSupportedException($"The type {type} is not known here."),
        };

    static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;

    static decimal Number(JsonNode value) =>
        decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
