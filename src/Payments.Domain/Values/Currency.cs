using System.Collections.Frozen;

using Payments.Domain.Values.Tables;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>
/// What an amount is counted in: a currency of ISO 4217, or a crypto asset that Binance Pay settles in.
/// </summary>
/// <remarks>
/// Exactly the active list of ISO 4217 as of 2026-02-01, and the assets in <see cref="CryptoAssets"/>. Codes are
/// upper case, as the standard writes them; lower case is refused and not repaired. Two currencies are equal when
/// their codes are.
/// </remarks>
public sealed record Currency
{
    static readonly InvalidValue Absent = new Missing("currency");
    static readonly InvalidValue NeverHeardOf = new Unknown("currency");
    static readonly InvalidValue NoLongerUsed = new Withdrawn("currency");

    static readonly FrozenDictionary<string, Currency> ByCode =
        Listed().ToFrozenDictionary(it => it.Code, StringComparer.Ordinal);

    static readonly FrozenSet<string> Historic =
        Iso4217Table.Withdrawn.Concat(CryptoAssets.Withdrawn).ToFrozenSet(StringComparer.Ordinal);

    public static readonly Currency Usd = ByCode["USD"];

    public static readonly Currency Eur = ByCode["EUR"];

    public static readonly Currency Ngn = ByCode["NGN"];

    public static readonly Currency Jpy = ByCode["JPY"];

    public static readonly Currency Usdt = ByCode["USDT"];

    public static readonly Currency Usdc = ByCode["USDC"];

    public static readonly Currency Btc = ByCode["BTC"];

    Currency(string code, string name, Option<int> numericCode, int? decimals, bool isCrypto) =>
        (Code, Name, NumericCode, Decimals, IsPayable, IsCrypto, MinorUnit) =
        (code, name, numericCode, decimals ?? 0, decimals.HasValue, isCrypto, UnitOf(decimals ?? 0));

    /// <summary>Every currency there is, in the order of their codes.</summary>
    public static IReadOnlyList<Currency> All { get; } =
        [.. ByCode.Values.OrderBy(it => it.Code, StringComparer.Ordinal)];

    public string Code { get; }

    /// <summary>The English name in the standard.</summary>
    public string Name { get; }

    /// <summary>The number in the standard; crypto assets have none.</summary>
    public Option<int> NumericCode { get; }

    /// <summary>How many decimals an amount has: 0, 2, 3 or 4 in the standard, and 8 for crypto assets.</summary>
    public int Decimals { get; }

    public bool IsCrypto { get; }

    /// <summary>
    /// Whether anybody can pay in it. Gold, the SDR and the test code have no minor unit, and are not payable.
    /// </summary>
    public bool IsPayable { get; }

    /// <summary>
    /// The least amount, such as 0.01. Multiplying by it is exact and gives the right number of decimals.
    /// </summary>
    internal decimal MinorUnit { get; }

    public static Validation<InvalidValue, Currency> Create(string? code) =>
        string.IsNullOrWhiteSpace(code) ? Absent
        : ByCode.TryGetValue(code, out var found) ? found
        : Historic.Contains(code) ? NoLongerUsed
        : NeverHeardOf;

    public bool Equals(Currency? other) => other is not null && Code == other.Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;

    static IEnumerable<Currency> Listed() =>
        Iso4217Table.Active
            .Select(it => new Currency(it.Code, it.Name, Some(it.NumericCode), it.Decimals, isCrypto: false))
            .Concat(CryptoAssets.Active
                .Select(it => new Currency(it.Code, it.Name, None, CryptoAssets.Decimals, isCrypto: true)));

    static decimal UnitOf(int decimals) => new(lo: 1, mid: 0, hi: 0, isNegative: false, scale: (byte)decimals);
}
