using System.Globalization;

namespace Payments.BinancePay.Webhooks;

/// <summary>Time as Binance Pay writes it: milliseconds since 1970.</summary>
static class UnixMilliseconds
{
    /// <summary>Fourteen digits reach to the year 5138, and every one of them is a lawful instant.</summary>
    public const int MaxLength = 14;

    /// <summary>Digits only, without a sign, a leading zero or an exponent.</summary>
    public static Option<Instant> Read(string text) =>
        text.Length is > 0 and <= MaxLength
        && text[0] != '0'
        && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? Instant.FromUnixTimeMilliseconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))
            : None;
}
