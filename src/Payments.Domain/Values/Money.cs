using System.Globalization;

using static Payments.Domain.Values.Check;
using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Values;

/// <summary>An amount of one currency, zero or more, held exactly in minor units.</summary>
/// <remarks>
/// There is no rounding and no <c>+</c>: both can go wrong, and the reader must see where. Faults are told in the order
/// sign, size, precision, currency.
/// </remarks>
public sealed record Money
{
    // A billion units of an asset with eight decimals; and 92 of the largest amounts still add up in a long.
    public const long MaxMinorUnits = 100_000_000_000_000_000;

    // Ten times the most items an order can have.
    public const int MaxParts = 1_000;

    // MaxMinorUnits has 18 digits, and a decimal point may stand among them.
    public const int MaxTextLength = 19;

    static readonly InvalidValue Absent = new Missing("amount");
    static readonly InvalidValue Negative = new OutOfRange("amount", "zero or more");
    internal static readonly InvalidValue TooLarge = new OutOfRange("amount", $"at most {MaxMinorUnits} minor units");
    static readonly InvalidValue TooPrecise = new Malformed("amount", "no more decimals than its currency has");
    static readonly InvalidValue TooLong = new TooLong("amount", MaxTextLength);
    static readonly InvalidValue NotAnAmount = new Malformed("amount", "digits, with all decimals of its currency");
    static readonly InvalidValue NotPayable = new OutOfRange("currency", "a currency with minor units");
    static readonly InvalidValue OtherCurrency = new Contradicts("currency", "amount");
    static readonly InvalidValue NoParts = new OutOfRange("parts", $"1 to {MaxParts}");
    static readonly InvalidValue NoWeights = new OutOfRange("weights", $"1 to {MaxParts} weights");
    static readonly InvalidValue NoWeight = new OutOfRange("weights", "zero or more, and not all of them zero");

    Money(long minorUnits, Currency currency) => (MinorUnits, Currency) = (minorUnits, currency);

    public long MinorUnits { get; }

    public Currency Currency { get; }

    /// <summary>The amount in whole units, with as many decimals as the currency has.</summary>
    public decimal Amount => MinorUnits * Currency.MinorUnit;

    public static Validation<InvalidValue, Money> Create(long minorUnits, Currency currency) =>
        (That(minorUnits >= 0, Negative),
         That(minorUnits <= MaxMinorUnits, TooLarge),
         That(currency.IsPayable, NotPayable))
        .Apply((_, _, _) => new Money(minorUnits, currency));

    /// <summary>
    /// The amount in whole units, if its currency can express it. More decimals are refused, never rounded.
    /// </summary>
    public static Validation<InvalidValue, Money> CreateExact(decimal amount, Currency currency) =>
        (That(amount >= 0, Negative),
         That(amount <= MaxMinorUnits * currency.MinorUnit, TooLarge),
         That(decimal.Round(amount, currency.Decimals) == amount, TooPrecise),
         That(currency.IsPayable, NotPayable))
        .Apply((_, _, _, _) => new Money((long)(amount / currency.MinorUnit), currency));

    /// <summary>
    /// The amount in exactly the form that <see cref="ToText"/> writes: no sign, no leading zero, all decimals.
    /// </summary>
    public static Validation<InvalidValue, Money> Create(string? text, Currency currency) =>
        string.IsNullOrWhiteSpace(text) ? Absent
        : text.Length > MaxTextLength ? TooLong
        : !TryRead(text, currency.Decimals, out var minorUnits) ? NotAnAmount
        : Create(minorUnits, currency);

    /// <summary>Nothing, in a currency that can be paid in.</summary>
    public static Validation<InvalidValue, Money> Zero(Currency currency) => Create(0, currency);

    public Either<InvalidValue, Money> Plus(Money other) =>
        Currency != other.Currency ? OtherCurrency
        : MinorUnits > MaxMinorUnits - other.MinorUnits ? TooLarge
        : new Money(MinorUnits + other.MinorUnits, Currency);

    public Either<InvalidValue, Money> Minus(Money other) =>
        Currency != other.Currency ? OtherCurrency
        : MinorUnits < other.MinorUnits ? Negative
        : new Money(MinorUnits - other.MinorUnits, Currency);

    /// <summary>Below zero, zero or above zero, as this is less than, as much as or more than the other.</summary>
    public Either<InvalidValue, int> CompareWith(Money other) =>
        Currency != other.Currency ? OtherCurrency : MinorUnits.CompareTo(other.MinorUnits);

    /// <summary>Whether it pays what is due: the same currency, and at least as much.</summary>
    public bool Covers(Money due) => Currency == due.Currency && MinorUnits >= due.MinorUnits;

    /// <summary>What is left when the due amount was taken, if anything is.</summary>
    public Option<Money> ExcessOver(Money due) =>
        Covers(due) && MinorUnits > due.MinorUnits ? new Money(MinorUnits - due.MinorUnits, Currency) : None;

    /// <summary>
    /// Equal parts that add up to the whole. What does not divide goes to the first parts, one minor unit each.
    /// </summary>
    public Either<InvalidValue, Seq<Money>> Allocate(int parts) =>
        parts is < 1 or > MaxParts ? NoParts : Shares(Division.Equally(MinorUnits, parts));

    /// <summary>
    /// Parts in proportion to the weights that add up to the whole, each less than one minor unit off.
    /// </summary>
    /// <remarks>What is left goes to the parts that lost most by rounding down, the first of equals first.</remarks>
    public Either<InvalidValue, Seq<Money>> AllocateByWeights(params IEnumerable<int> weights)
    {
        var given = weights.Take(MaxParts + 1).ToArray();
        return given.Length is 0 or > MaxParts ? NoWeights
            : given.Any(it => it < 0) || given.All(it => it == 0) ? NoWeight
            : Shares(Division.ByWeight(MinorUnits, given));
    }

    /// <summary>The amount alone, such as <c>1.00</c>.</summary>
    public string ToText() => Amount.ToString(CultureInfo.InvariantCulture);

    public override string ToString() => $"{Currency.Code} {ToText()}";

    Seq<Money> Shares(long[] minorUnits) => toSeq(minorUnits.Select(it => new Money(it, Currency)).ToArray());

    // Nineteen digits always fit in the 64 bits of a ulong, so nothing can overflow before Create looks at the size.
    static bool TryRead(ReadOnlySpan<char> text, int decimals, out long minorUnits)
    {
        minorUnits = 0;
        var whole = decimals == 0 ? text.Length : text.Length - decimals - 1;
        if (whole < 1 || (whole > 1 && text[0] == '0') || (decimals > 0 && text[whole] != '.'))
            return false;

        var read = 0UL;
        for (var at = 0; at < text.Length; at++)
        {
            if (at == whole)
                continue;

            if (!char.IsAsciiDigit(text[at]))
                return false;

            read = (read * 10) + (ulong)(text[at] - '0');
        }

        minorUnits = (long)Math.Min(read, long.MaxValue);
        return true;
    }
}
