using Payments.Domain.Values;

namespace Payments.Json.Parts;

/// <summary>Text for people in a reply of others: shown, and never understood.</summary>
static class Words
{
    public static Validation<InvalidValue, string> Create(string? text) => text ?? string.Empty;

    public static Option<string> IfAny(string text) => text.Length == 0 ? None : Some(text);
}
