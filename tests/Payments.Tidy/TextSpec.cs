using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Payments.Tidy;

/// <summary>How long things may be (docs/STYLE.md, rule 21).</summary>
public class TextSpec
{
    const int MaxColumns = 120;
    const int MaxCoreLines = 150;
    const int MaxFunctionLines = 40;

    // A reader of a document has two lines for each of its fields, and the longest document has thirteen.
    const int MaxReaderLines = 60;

    [Fact]
    public void No_line_is_wider_than_a_screen() =>
        Assert.Empty(Written().SelectMany(file => File.ReadLines(file)
            .Select((line, at) => (line, at))
            .Where(it => it.line.Length > MaxColumns)
            .Select(it => $"{Source.Name(file)}:{it.at + 1} has {it.line.Length} columns")));

    [Fact]
    public void No_file_of_the_core_is_longer_than_can_be_read_at_once() =>
        Assert.Empty(CoreFiles()
            .Select(file => (Name: Source.Name(file), Lines: File.ReadLines(file).Count()))
            .Where(it => it.Lines > MaxCoreLines)
            .Select(it => $"{it.Name} has {it.Lines} lines"));

    [Fact]
    public void No_function_is_longer_than_can_be_kept_in_mind() =>
        Assert.Empty(Source.Files().SelectMany(file => Source.Parse(file).GetRoot().DescendantNodes()
            .OfType<BaseMethodDeclarationSyntax>()
            .Where(it => it.Body is not null || it.ExpressionBody is not null)
            .Select(it => (Method: it, Lines: LinesOf(it)))
            .Where(it => it.Lines > (Source.Name(file).StartsWith("src/Payments.Json/", StringComparison.Ordinal)
                ? MaxReaderLines
                : MaxFunctionLines))
            .Select(it => $"{Source.Name(file)}: {(it.Method as MethodDeclarationSyntax)?.Identifier} has {it.Lines} lines")));

    [Theory]
    [InlineData("TODO")]
    [InlineData("FIXME")]
    [InlineData("HACK")]
    [InlineData("NotImplementedException")]
    public void Nothing_is_left_for_later_in_silence(string word) =>
        Assert.Empty(Source.Files().Where(it => File.ReadAllText(it).Contains(word, StringComparison.Ordinal)).Select(Source.Name));

    // Tables are written by a script and read by nobody.
    static IEnumerable<string> CoreFiles() =>
        Written().Where(it => Source.Name(it).StartsWith("src/Payments.Domain/", StringComparison.Ordinal));

    // What is pasted into a shell has to stay on one line.
    static IEnumerable<string> Written() =>
        Source.Files().Where(it =>
            !Source.Name(it).Contains("/Tables/", StringComparison.Ordinal)
            && Path.GetFileName(it) is not ("SampleRequest.cs" or "ServeRun.cs"));

    static int LinesOf(BaseMethodDeclarationSyntax method)
    {
        var code = (Microsoft.CodeAnalysis.SyntaxNode?)method.Body ?? method.ExpressionBody!;
        var span = code.SyntaxTree.GetLineSpan(code.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
