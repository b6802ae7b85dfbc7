using System.Collections.Frozen;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

/// <summary>The committed tables say what their sources say, to another reader than the one that wrote them.</summary>
public class TablesSpec
{
    static readonly string[] Crypto = ["BNB", "BTC", "ETH", "MBOX", "USDC", "USDT"];

    static readonly string[][] Iso4217 = Rows("iso-4217.csv").Where(it => it[2].Length > 0).ToArray();

    static readonly System.Collections.Generic.HashSet<string> Active = Iso4217.Where(it =>
        it[5].Length == 0).Select(it => it[2]).ToHashSet();

    static readonly System.Collections.Generic.HashSet<string> Historic = Iso4217.Select(it =>
        it[2]).Except(Active).ToHashSet();

    [Fact]
    public void A_country_is_equal_by_its_code()
    {
        var nigeria = Country.Create("NG").Lawful();
        Assert.Equal(nigeria, nigeria with { });
        Assert.Equal(nigeria.GetHashCode(), (nigeria with { }).GetHashCode());
        Assert.NotEqual(nigeria, Country.Create("NE").Lawful());
        Assert.False(nigeria.Equals(null));
    }

    [Fact]
    public void Each_currency_says_what_the_standard_says()
    {
        foreach (var row in Iso4217.Where(it => it[5].Length == 0))
        {
            var found = Currency.Create(row[2]).Lawful();
            Assert.Equal(
                (row[1].Trim(), Some(int.Parse(row[3])), row[4] == "-" ? 0 : int.Parse(row[4]), row[4] != "-", false),
                (found.Name, found.NumericCode, found.Decimals, found.IsPayable, found.IsCrypto));
        }
    }

    [Fact]
    public void Of_all_codes_of_three_letters_exactly_the_active_ones_are_currencies()
    {
        var expected = Active.Concat(Crypto.Where(it => it.Length == 3)).ToHashSet();
        var codes = Letters(3).ToArray();
        Assert.Equal(17_576, codes.Length);
        foreach (var code in codes)
            Assert.Equal(
                (code, expected.Contains(code) ? "none"
                    : Historic.Contains(code) ? "currency Withdrawn"
                    : "currency Unknown"),
                (code, Currency.Create(code).Faults()));
    }

    [Fact]
    public void There_is_no_other_currency() =>
        Assert.Equal(
            Active.Concat(Crypto).Order(StringComparer.Ordinal),
            Currency.All.Select(it => it.Code));

    [Fact]
    public void Exactly_these_exist_without_being_payable() =>
        Assert.Equal(
            "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX",
            string.Join(' ', Currency.All.Where(it => !it.IsPayable).Select(it => it.Code)));

    [Fact]
    public void Of_all_pairs_of_letters_exactly_the_assigned_ones_are_countries()
    {
        var expected = Rows("iso-3166.csv").ToDictionary(it => it[0], it => it[1]);
        Assert.Equal(249, expected.Count);
        foreach (var code in Letters(2))
            Assert.Equal(
                expected.TryGetValue(code, out var name) ? name : "country Unknown",
                Country.Create(code).Match(Succ: it => it.Name, Fail: _ => Country.Create(code).Faults()));

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), Country.All.Select(it => it.Code));
    }

    [Fact]
    public void Of_all_beginnings_exactly_the_assigned_ones_are_calling_codes()
    {
        var assigned = Rows("e164.csv").ToDictionary(it => it[0], it => it[1]);
        for (var beginning = 0; beginning < 1000; beginning++)
        {
            var digits = $"{beginning:D3}";
            var code = assigned.Keys.SingleOrDefault(it => digits.StartsWith(it, StringComparison.Ordinal));
            Assert.Equal(
                code is null ? "phone_number Unknown" : $"{code} {assigned[code]}",
                PhoneNumber.Create($"+{digits}12345678").Match(
                    Succ: it => $"{it.CallingCode} {string.Join(' ', it.Countries)}",
                    Fail: _ => PhoneNumber.Create($"+{digits}12345678").Faults()));
        }
    }

    [Fact]
    public void Every_country_can_be_called() =>
        Assert.Empty(Country.All.Select(it => it.Code).Except(Rows("e164.csv").SelectMany(it => it[1].Split(' '))));

    static IEnumerable<string> Letters(int length) =>
        length == 0
            ? [""]
            : Letters(length - 1).SelectMany(head => Enumerable.Range('A', 26).Select(it => $"{head}{(char)it}"));

    static IEnumerable<string[]> Rows(string file) =>
        System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Tables", file)).Skip(1).Select(Cells);

    // Quoted cells may hold commas, and two quotes for one.
    static string[] Cells(string line)
    {
        var cells = new List<string> { "" };
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
                cells[^1] += line[++at];
            else if (line[at] == '"')
                quoted = !quoted;
            else if (line[at] == ',' && !quoted)
                cells.Add("");
            else
                cells[^1] += line[at];
        }

        return [.. cells];
    }
}
