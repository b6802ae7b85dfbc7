using System.Text.RegularExpressions;

namespace Payments.Tidy;

/// <summary>The core has an order in which it is read, and nothing is left out of it.</summary>
public partial class ReadingOrderSpec
{
    const string Core = "Payments.Domain";

    // Three hundred words a minute for an hour. Tables are looked at and not read.
    const int MaxWords = 18_000;

    static readonly string Folder = Path.Combine(Source.Root, "src", Core);

    static readonly string[] Order = Entry().Matches(File.ReadAllText(Path.Combine(Folder, "README.md")))
        .Select(it => it.Groups["file"].Value)
        .ToArray();

    [Fact]
    public void It_names_every_file_of_the_core_once() =>
        Assert.Equal(
            Source.Files(Core).Select(it => Path.GetRelativePath(Folder, it).Replace('\\', '/')).Order(),
            Order.Order());

    [Fact]
    public void It_counts_from_one_without_a_gap() =>
        Assert.Equal(
            Enumerable.Range(1, Order.Length),
            Entry().Matches(File.ReadAllText(Path.Combine(Folder, "README.md")))
                .Select(it => int.Parse(it.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void It_takes_less_than_an_hour() =>
        Assert.InRange(
            Order.Where(it => !it.Contains("/Tables/", StringComparison.Ordinal))
                .Sum(it => Word().Count(File.ReadAllText(Path.Combine(Folder, it)))),
            1,
            MaxWords);

    [GeneratedRegex(@"^(?<number>\d+)\. \[[\w.]+\]\((?<file>[\w./]+\.cs)\): \S", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
