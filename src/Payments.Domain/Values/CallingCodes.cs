using System.Collections.Frozen;

using Payments.Domain.Values.Tables;

namespace Payments.Domain.Values;

/// <summary>The country calling codes that the ITU has assigned, and which countries each may mean.</summary>
/// <remarks>A prefix code: no assigned code begins another one, so at most one of them begins a number.</remarks>
static class CallingCodes
{
    const int MaxDigits = 3;

    static readonly FrozenDictionary<int, IReadOnlyList<Country>> ByCode =
        E164Table.Assigned.ToFrozenDictionary(it => it.CallingCode, it => CountriesNamed(it.Countries));

    /// <summary>The calling code that the digits begin with, if that one is assigned.</summary>
    public static Option<int> At(ReadOnlySpan<char> digits)
    {
        // Nor does one begin with a zero, which the arithmetic below would not see.
        if (digits.StartsWith('0'))
            return None;

        var code = 0;
        for (var at = 0; at < Math.Min(MaxDigits, digits.Length); at++)
        {
            code = (code * 10) + (digits[at] - '0');
            if (ByCode.ContainsKey(code))
                return code;
        }

        return None;
    }

    public static IReadOnlyList<Country> CountriesOf(int code) => ByCode[code];

    static IReadOnlyList<Country> CountriesNamed(string codes) =>
        [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Country.Known)];
}
