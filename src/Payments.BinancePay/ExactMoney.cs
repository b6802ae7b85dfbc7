using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

using Payments.Domain.Values;

namespace Payments.BinancePay;

/// <summary>Money from the text of a JSON number (<c>0.88000000</c>, <c>1E-8</c>): exactly, or not at all.</summary>
/// <remarks>Nothing is rounded, and no binary fraction is ever made of it. Nothing at all is no payment.</remarks>
static partial class ExactMoney
{
    // Twice the digits of the largest amount: room for zeros that mean nothing, and for no more.
    const int MaxLength = 40;

    public static Option<Money> Read(string text, Currency currency) =>
        text.Length <= MaxLength && Number().Match(text) is { Success: true } number
            ? MinorUnits(number, currency.Decimals)
                .Filter(it => !it.IsZero && it <= Money.MaxMinorUnits)
                .Bind(it => Money.Create((long)it, currency).ToOption())
            : None;

    // The digits, moved by as many places as the currency and the exponent say; what falls off must be zeros.
    static Option<BigInteger> MinorUnits(Match number, int decimals)
    {
        var fraction = number.Groups["fraction"].Value;
        var digits = BigInteger.Parse($"{number.Groups["whole"].Value}{fraction}", CultureInfo.InvariantCulture);
        var exponent = number.Groups["exponent"] is { Success: true, Value: var text }
            ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : 0;
        var places = decimals + exponent - fraction.Length;
        if (places >= 0)
            return digits * BigInteger.Pow(10, places);

        var units = BigInteger.DivRem(digits, BigInteger.Pow(10, -places), out var rest);
        return rest.IsZero ? units : None;
    }

    // The grammar of a JSON number (RFC 8259, section 6) without its sign, and with an exponent of two digits.
    [GeneratedRegex(@"\A(?<whole>0|[1-9][0-9]*)(\.(?<fraction>[0-9]+))?([eE](?<exponent>[+-]?[0-9]{1,2}))?\z")]
    private static partial Regex Number();
}
