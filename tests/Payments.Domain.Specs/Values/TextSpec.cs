using FsCheck.Xunit;

using Payments.Domain.Values;

namespace Payments.Domain.Specs.Values;

/// <summary>What all texts have in common, each asked about each rule.</summary>
[Properties(Arbitrary = [typeof(AnyValue)])]
public class TextSpec
{
    static readonly Kind[] Lines =
    [
        Of("description", 200, Description.Create, it => it.Text),
        Of("name", 100, PersonName.Create, it => it.Text),
        Of("line1", 200, AddressLine.Create, it => it.Text),
        Of("city", 100, City.Create, it => it.Text),
        Of("state", 100, Region.Create, it => it.Text),
        Of("zip_code", 20, ZipCode.Create, it => it.Text),
        Of("identifier", 100, OrderIdentifier.Create, it => it.Text),
        Of("name", 200, ItemName.Create, it => it.Text),
    ];

    static readonly Kind References = Of("reference", 50, Reference.Create, it => it.Text);

    static readonly Kind[] All = [.. Lines, References];

    static readonly string[] NotUnicodeOrControl =
        [
            "a\0", "\0", "a\ud800", "\udc00a", "\udc00\ud800", "a\tb", "a\nb", "a\rb",
            "a\u001b", "a\u007f", "a\u0085", "a\u2028", "a\u2029",
        ];

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
        Each(All, _ => "none", it => it.Faults(Faces(it.MaxLength)));
        Each(All, _ => "none", it => it.Faults(Faces(it.MaxLength - 1)));
        Each(All, it => $"{it.Path} TooLong", it => it.Faults(Faces(it.MaxLength) + "x"));
        Each(All, it => $"{it.Path} TooLong", it => it.Faults("x" + Faces(it.MaxLength)));
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
        Assert.Equal("reference Malformed", References.Faults(text));

    [Theory]
    [InlineData("ref-juice-360e19cc-07ee-4d36-99e3-1744fb45de93")]
    [InlineData("A_b/9#")]
    [InlineData("номер1")]
    public void A_reference_is_kept_exactly_as_it_was_given(string text) => Assert.Equal(text, References.Kept(text));

    [Fact]
    public void Prints_masked() => Each(All, _ => "***", it => it.Printed("Xy"));

    [SeededProperty]
    public bool Keeps_every_wild_text_or_tells_one_fault(Wild wild) =>
        All.All(it => it.Faults(wild.Text) is var told && (told == "none"
            ? it.Kept(wild.Text) == wild.Text && !wild.Text.Contains('\0') && !wild.Text.Contains('\n')
            : told.StartsWith($"{it.Path} ", StringComparison.Ordinal) && !told.Contains(',')));

    static string Faces(int count) => string.Concat(Enumerable.Repeat("😀", count));

    static Kind Of<T>(
        string path,
        int maxLength,
        Func<string?, Validation<InvalidValue, T>> create,
        Func<T, string> text)
        where T : notnull =>
        new(
            path,
            maxLength,
            it => create(it).Faults(),
            it => text(create(it).Lawful()),
            it => $"{create(it).Lawful()}");

    sealed record Kind(
        string Path,
        int MaxLength,
        Func<string?, string> Faults,
        Func<string, string> Kept,
        Func<string, string> Printed);
}
