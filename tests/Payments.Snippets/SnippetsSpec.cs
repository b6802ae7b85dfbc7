using System.Text.RegularExpressions;

namespace Payments.Snippets;

/// <summary>Every block of C# in the documents is code that compiles here.</summary>
public partial class SnippetsSpec
{
    static readonly string Root = FindRoot();

    public static TheoryData<string> Documents() =>
        new(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Root, "README.md"))
            .Where(it => Blocks(it).Any())
            .Select(it => Path.GetRelativePath(Root, it)));

    [Theory, MemberData(nameof(Documents))]
    public void Its_code_is_compiled(string document)
    {
        var compiled = Directory.EnumerateFiles(Path.Combine(Root, "tests", "Payments.Snippets"), "*.cs")
            .SelectMany(Regions)
            .ToArray();
        Assert.All(Blocks(Path.Combine(Root, document)), block => Assert.Contains(block, compiled));
    }

    static IEnumerable<string> Blocks(string document) =>
        CSharpBlock().Matches(File.ReadAllText(document)).Select(it => Flush(it.Groups["code"].Value));

    static IEnumerable<string> Regions(string source) =>
        Region().Matches(File.ReadAllText(source)).Select(it => Flush(it.Groups["code"].Value));

    // Indentation says where a piece stands, not what it is.
    static string Flush(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var indent = lines.Where(it => it.Trim().Length > 0).Min(it => it.Length - it.TrimStart().Length);
        return string.Join('\n', lines.Select(it => it.Length >= indent ? it[indent..].TrimEnd() : ""));
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Payments.Domain.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        return folder.FullName;
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"^ *// snippet: \w+\n(?<code>.*?)^ *// end$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();
}
