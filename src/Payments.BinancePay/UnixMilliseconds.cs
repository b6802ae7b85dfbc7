using System.Globalization;

namespace Payments.BinancePay;

/// <summary>Time as Binance Pay writes it: milliseconds since 1970.</summary>
static class UnixMilliseconds
{
    /// <summary>Fourteen digits reach to the year 5138, and every one of them is a lawful instant.</summary>
    public const int MaxLength = 14;

    // A clock that was never set says 1970.
    static readonly Instant Earliest = Instant.FromUtc(2000, 1, 1, 0, 0);

    /// <summary>Digits only, without a sign, a leading zero or an exponent; from the year 2000 on.</summary>
    public static Option<Instant> Read(string text) =>
        text.Length is > 0 and <= MaxLength
        && text[0] != '0'
        && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? Some(Instant.FromUnixTimeMilliseconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)))
                .Filter(it => it >= Earliest)
            : None;
}
