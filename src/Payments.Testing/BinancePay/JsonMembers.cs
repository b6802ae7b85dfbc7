using System.Text.Json;

namespace Payments.Testing.BinancePay;

/// <summary>Looking into a body that anybody may have sent: what is not there, or is another kind, is none.</summary>
static class JsonMembers
{
    // As far as the merchant's milliseconds can be told as an Instant.
    static readonly long MaxMilliseconds = Instant.MaxValue.ToUnixTimeMilliseconds();

    public static JsonElement Member(this JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var member) ? member : default;

    /// <summary>Whether it is there; null is not.</summary>
    public static bool Has(this JsonElement body, string name) =>
        body.Member(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static Option<string> Text(this JsonElement body, string name)
    {
        var member = body.Member(name);
        if (member.ValueKind != JsonValueKind.String)
            return None;
        try
        {
            return member.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: JSON can spell what is no text.
            return None;
        }
    }

    public static Option<decimal> Number(this JsonElement body, string name) =>
        body.Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetDecimal(out var number)
            ? number
            : None;

    public static Option<Instant> Milliseconds(this JsonElement body, string name) =>
        body.Member(name) is { ValueKind: JsonValueKind.Number } member
        && member.TryGetInt64(out var number) && number >= 0 && number <= MaxMilliseconds
            ? Instant.FromUnixTimeMilliseconds(number)
            : None;
}
