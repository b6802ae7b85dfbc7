using System.Collections.Frozen;

using Payments.Domain.Values.Tables;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>A country or territory, as ISO 3166-1 counts them.</summary>
/// <remarks>
/// Exactly the 249 assigned alpha-2 codes, in upper case as the standard writes them; lower case is refused and not
/// repaired. Reserved and user-assigned codes (<c>UK</c>, <c>XK</c>) are not countries.
/// </remarks>
public sealed record Country
{
    static readonly InvalidValue Absent = new Missing("country");
    static readonly InvalidValue NeverHeardOf = new Unknown("country");

    static readonly FrozenDictionary<string, Country> ByCode = Iso3166Table.Countries
        .Select(it => new Country(it.Code, it.Name))
        .ToFrozenDictionary(it => it.Code, StringComparer.Ordinal);

    Country(string code, string name) => (Code, Name) = (code, name);

    /// <summary>Every country there is, in the order of their codes.</summary>
    public static IReadOnlyList<Country> All { get; } =
        [.. ByCode.Values.OrderBy(it => it.Code, StringComparer.Ordinal)];

    public string Code { get; }

    /// <summary>The usual English name; it takes no position on anybody's claims.</summary>
    public string Name { get; }

    public static Validation<InvalidValue, Country> Create(string? code) =>
        string.IsNullOrWhiteSpace(code) ? Absent
        : ByCode.TryGetValue(code, out var found) ? found
        : NeverHeardOf;

    public bool Equals(Country? other) => other is not null && Code == other.Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;

    /// <summary>A country that one of our own tables names.</summary>
    internal static Country Known(string code) => ByCode[code];
}
