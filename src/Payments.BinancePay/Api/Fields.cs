using System.Text.Json;

using Payments.Domain.Values;

namespace Payments.BinancePay.Api;

/// <summary>
/// Reading the members of a reply. What is absent, of another kind or unlawful is none; nothing throws.
/// </summary>
static class Fields
{
    /// <summary>A text, or a number as it was written: samples show ids as either, with more than 64 bits.</summary>
    public static Option<string> Text(this JsonElement holder, string name)
    {
        try
        {
            return holder.ValueKind != JsonValueKind.Object || !holder.TryGetProperty(name, out var value) ? None
                : value.ValueKind == JsonValueKind.String ? Optional(value.GetString())
                : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
                : None;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which only shows when the text is asked for.
            return None;
        }
    }

    /// <summary>The member, which lives on after its document.</summary>
    public static JsonElement Member(this JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) ? value.Clone() : default;

    /// <summary>A time in milliseconds since 1970.</summary>
    public static Option<Instant> Time(this JsonElement holder, string name) =>
        holder.Text(name).Bind(UnixMilliseconds.Read);

    /// <summary>
    /// An amount above zero in its currency, exactly as it was written: never rounded, never guessed.
    /// </summary>
    public static Option<Money> Money(this JsonElement holder, string amount, string currency) =>
        holder.Text(currency).Bind(code => Lawful(Currency.Create(code))).Bind(unit =>
            holder.Text(amount).Bind(it => ExactMoney.Read(it, unit)));

    /// <summary>The value, if it is lawful.</summary>
    public static Option<T> Lawful<T>(Validation<InvalidValue, T> made) =>
        made.Match(Succ: Some, Fail: _ => Option<T>.None);
}
