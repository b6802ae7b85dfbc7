using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

/// <summary>What all texts have in common, each asked about each rule.</summary>
[Properties(Arbitrary = [typeof(AnyValue)], MaxTest = 1000)]
public class TextSpec
{
    sealed record Kind(string Path, int MaxLength, Func<string?, string> Faults, Func<string, string> Kept, Func<string, string> Printed);

    static readonly Kind[] Lines =
    [
        new("description", 200, it => Description.Create(it).Faults(), it => Description.Create(it).Lawful().Text, it => $"{Description.Create(it).Lawful()}"),
        new("name", 100, it => PersonName.Create(it).Faults(), it => PersonName.Create(it).Lawful().Text, it => $"{PersonName.Create(it).Lawful()}"),
        new("line1", 200, it => AddressLine.Create(it).Faults(), it => AddressLine.Create(it).Lawful().Text, it => $"{AddressLine.Create(it).Lawful()}"),
        new("city", 100, it => City.Create(it).Faults(), it => City.Create(it).Lawful().Text, it => $"{City.Create(it).Lawful()}"),
        new("state", 100, it => Region.Create(it).Faults(), it => Region.Create(it).Lawful().Text, it => $"{Region.Create(it).Lawful()}"),
        new("zip_code", 20, it => ZipCode.Create(it).Faults(), it => ZipCode.Create(it).Lawful().Text, it => $"{ZipCode.Create(it).Lawful()}"),
        new("identifier", 100, it => OrderIdentifier.Create(it).Faults(), it => OrderIdentifier.Create(it).Lawful().Text, it => $"{OrderIdentifier.Create(it).Lawful()}"),
        new("name", 200, it => ItemName.Create(it).Faults(), it => ItemName.Create(it).Lawful().Text, it => $"{ItemName.Create(it).Lawful()}"),
    ];

    static readonly Kind Reference = new(
        "reference",
        50,
        it => Domain.Values.Reference.Create(it).Faults(),
        it => Domain.Values.Reference.Create(it).Lawful().Text,
        it => $"{Domain.Values.Reference.Create(it).Lawful()}");

    static readonly Kind[] All = [.. Lines, Reference];

    static readonly string[] NotUnicodeOrControl =
        ["a\0", "\0", "a\ud800", "\udc00a", "\udc00\ud800", "a\tb", "a\nb", "a\rb", "a\u001b", "a\u007f", "a\u0085", "a\u2028", "a\u2029"];

    static void Each(IEnumerable<Kind> kinds, Func<Kind, string> expected, Func<Kind, string> actual) =>
        Assert.Equal(kinds.Select(expected), kinds.Select(actual));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\r\n")]
    [InlineData("\u00a0\u2003\u3000")]
    [InlineData("\u200b\u2060\ufeff")]
    [InlineData("\u3164\u115f\u1160\uffa0\u2800")]
    public void Is_missing_when_nothing_can_be_seen(string? text) =>
        Each(All, it => $"{it.Path} Missing", it => it.Faults(text));

    [Fact]
    public void Has_its_limit_of_characters_and_no_more()
    {
        Each(All, _ => "none", it => it.Faults(new string('x', it.MaxLength)));
        Each(All, it => $"{it.Path} TooLong", it => it.Faults(new string('x', it.MaxLength + 1)));
    }

    [Fact]
    public void Counts_scalar_values_and_not_code_units()
    {
        Each(All, _ => "none", it => it.Faults(string.Concat(Enumerable.Repeat("😀", it.MaxLength))));
        Each(All, it => $"{it.Path} TooLong", it => it.Faults(string.Concat(Enumerable.Repeat("😀", it.MaxLength)) + "x"));
        Each(All, it => $"{it.Path} TooLong", it => it.Faults("x" + string.Concat(Enumerable.Repeat("😀", it.MaxLength))));
    }

    [Fact]
    public void Holds_no_control_character_and_no_half_of_one()
    {
        foreach (var bad in NotUnicodeOrControl)
            Each(All, it => $"{it.Path} Malformed", it => it.Faults(bad));
    }

    [Theory]
    [InlineData("null")]
    [InlineData(" Ada  Lovelace ")]
    [InlineData("Nguyễn")]
    [InlineData("می\u200cخواهم")]
    [InlineData("👩\u200d👧")]
    [InlineData("\ufffd")]
    public void A_line_is_kept_exactly_as_it_was_given(string text) => Each(Lines, _ => text, it => it.Kept(text));

    [Theory]
    [InlineData("a b")]
    [InlineData(" a")]
    [InlineData("a\u00a0b")]
    [InlineData("a\u200bb")]
    [InlineData("a\u00adb")]
    [InlineData("a\u202eb")]
    [InlineData("a\u3164")]
    [InlineData("a\u2800b")]
    public void A_reference_has_visible_characters_only(string text) =>
        Assert.Equal("reference Malformed", Reference.Faults(text));

    [Theory]
    [InlineData("ref-juice-360e19cc-07ee-4d36-99e3-1744fb45de93")]
    [InlineData("A_b/9#")]
    [InlineData("номер1")]
    public void A_reference_is_kept_exactly_as_it_was_given(string text) => Assert.Equal(text, Reference.Kept(text));

    [Fact]
    public void Prints_masked_when_it_is_personal_and_plain_when_not() =>
        Each(All, it => it.Path is "line1" or "city" or "state" or "zip_code" || it.MaxLength == 100 && it.Path == "name" ? "***" : "Xy", it => it.Printed("Xy"));

    [Property]
    public bool Keeps_every_wild_text_or_tells_one_fault(Wild wild) =>
        All.All(it => it.Faults(wild.Text) is var told && (told == "none"
            ? it.Kept(wild.Text) == wild.Text && !wild.Text.Contains('\0') && !wild.Text.Contains('\n')
            : told.StartsWith($"{it.Path} ", StringComparison.Ordinal) && !told.Contains(',')));
}
