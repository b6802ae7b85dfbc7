using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Payments.Tidy;

/// <summary>What compiles, and is wrong all the same (docs/STYLE.md).</summary>
public class TrapSpec
{
    static readonly Lazy<CSharpCompilation[]> Compilations = new(() => Source.Projects.Select(Source.Compile).ToArray());

    public static TheoryData<string> Projects() => new(Source.Projects);

    /// <summary>Otherwise the two guards below would look at source that they do not understand.</summary>
    [Theory, MemberData(nameof(Projects))]
    public void The_guards_understand_what_they_read(string project) =>
        Assert.DoesNotContain(
            Of(project).GetDiagnostics(),
            it => it.Severity == DiagnosticSeverity.Error && it.Id is not ("CS8795" or "CS9248"));

    [Theory, MemberData(nameof(Projects))]
    public void No_collection_expression_makes_an_empty_collection(string project) =>
        Assert.Empty(EmptyCollections(Of(project)));

    [Theory, MemberData(nameof(Projects))]
    public void Only_a_union_itself_switches_over_its_cases(string project) => Assert.Empty(Switches(Of(project)));

    [Fact]
    public void The_collection_guard_finds_what_is_planted() =>
        Assert.Single(EmptyCollections(Planted("Seq<int> Gone() => [1, 2];")));

    [Fact]
    public void The_switch_guard_finds_what_is_planted() =>
        Assert.Single(Switches(Planted(
            "int Of(Payments.Domain.Sessions.Because it) => it switch { Payments.Domain.Sessions.Because.Replace => 1, _ => 2 };")));

    static CSharpCompilation Of(string project) =>
        Compilations.Value.Single(it => it.AssemblyName == $"{project}.Tidy");

    static CSharpCompilation Planted(string member) =>
        Source.Compile("Payments.Domain").AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            $"class Planted {{ {member} }}", new CSharpParseOptions(LanguageVersion.CSharp14), "Planted.cs"));

    static IEnumerable<string> EmptyCollections(CSharpCompilation compilation) =>
        from tree in compilation.SyntaxTrees
        from literal in tree.GetRoot().DescendantNodes().OfType<CollectionExpressionSyntax>()
        let type = compilation.GetSemanticModel(tree).GetTypeInfo(literal).ConvertedType
        where type?.ContainingNamespace?.ToDisplayString() == "LanguageExt"
        select $"{literal.GetLocation().GetLineSpan()}: [..] into {type.Name} is always empty";

    // A shell may look into an answer (`x.Case switch`), which is an object and no union.
    static IEnumerable<string> Switches(CSharpCompilation compilation) =>
        from tree in compilation.SyntaxTrees
        from over in tree.GetRoot().DescendantNodes()
        let governed = over switch
        {
            SwitchExpressionSyntax it => it.GoverningExpression,
            SwitchStatementSyntax it => it.Expression,
            _ => null,
        }
        where governed is not null
        let type = compilation.GetSemanticModel(tree).GetTypeInfo(governed).Type
        where type is { IsAbstract: true, IsRecord: true }
            && Path.GetFileNameWithoutExtension(tree.FilePath) != type.Name
            && !IsWithin(over, type.Name)
        select $"{over.GetLocation().GetLineSpan()}: use {type.Name}.Match";

    static bool IsWithin(SyntaxNode node, string type) =>
        node.Ancestors().OfType<RecordDeclarationSyntax>().Any(it => it.Identifier.Text == type);
}
