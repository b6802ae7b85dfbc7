using System.Text.Json;

namespace Payments.Testing.Specs.BinancePay;

/// <summary>What the fake answered.</summary>
sealed record Answer(int Status, string ContentType, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public string Code => Json.GetProperty("code").GetString()!;

    public JsonElement Data => Json.GetProperty("data");

    /// <summary>A member of <c>data</c>, as text.</summary>
    public string this[string name] => Data.GetProperty(name).ToString();

    public bool Has(string name) => Data.TryGetProperty(name, out _);

    public static async Task<Answer> Of(HttpResponseMessage response) =>
        new(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType ?? "",
            await response.Content.ReadAsStringAsync());
}
