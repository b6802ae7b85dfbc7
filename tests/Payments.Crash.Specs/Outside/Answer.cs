using System.Text.Json;

using Payments.Domain.Values;

namespace Payments.Crash.Specs.Outside;

/// <summary>One request to the API, the same however often it is repeated.</summary>
/// <param name="IdempotencyKey">None for what is asked once.</param>
public sealed record Call(string Place, HttpMethod Method, string Path, string? Body, Option<string> IdempotencyKey);

/// <summary>What came back, to the last byte.</summary>
public sealed record Answer(Call Call, int Status, string Body, bool NamesTime)
{
    static readonly string[] Again = ["idempotency_key_in_flight"];

    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>Whether a client should ask again.</summary>
    public bool IsPassing => Status is 503 or 429 || Again.Contains(Code);

    /// <summary>Of a refusal; empty if its body is none of ours.</summary>
    public string Code =>
        IsDone ? "" : Member("error") is { ValueKind: JsonValueKind.Object } error
            && error.TryGetProperty("code", out var code) ? code.GetString() ?? "" : "";

    /// <summary>Which payment a reply is about.</summary>
    public PaymentId Payment => PaymentId.From(Member("data").GetProperty("payment").GetProperty("id").GetGuid());

    public string Path => $"/payment-sessions/{Payment}";

    JsonElement Member(string name)
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.GetProperty(name).Clone();
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return default;
        }
    }
}
