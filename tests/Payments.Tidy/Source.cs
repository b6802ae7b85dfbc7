using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Payments.Tidy;

/// <summary>The source of src/, as text and as the compiler sees it.</summary>
static class Source
{
    static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);

    // What the projects have as global usings.
    const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using LanguageExt;
        global using static LanguageExt.Prelude;
        global using NodaTime;
        global using Duration = NodaTime.Duration;
        """;

    // What the web SDK adds.
    const string WebUsings = """
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    public static string Root { get; } = FindRoot();

    /// <summary>The projects under src/, in no order.</summary>
    public static string[] Projects { get; } =
        Directory.GetDirectories(Path.Combine(Root, "src")).Select(it => Path.GetFileName(it)).ToArray();

    /// <summary>Files of one project, or of all, without what the build wrote.</summary>
    public static IEnumerable<string> Files(string project = "") =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(it => !IsBuilt(it));

    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    public static SyntaxTree Parse(string file) => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Parsing, file);

    /// <summary>One project's sources with everything that they refer to.</summary>
    public static CSharpCompilation Compile(string project) =>
        CSharpCompilation.Create(
            $"{project}.Tidy",
            Files(project).Select(Parse)
                .Append(CSharpSyntaxTree.ParseText(GlobalUsings, Parsing))
                .Append(CSharpSyntaxTree.ParseText(project == "Payments.Host" ? WebUsings : "", Parsing)),
            References($"{project}.dll"),
            new CSharpCompilationOptions(
                project == "Payments.Host" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The ids of the errors of a program that uses our packages from outside.</summary>
    public static ImmutableArray<string> ErrorsIn(string program) =>
        CSharpCompilation.Create(
            "Outsider",
            [CSharpSyntaxTree.ParseText(GlobalUsings, Parsing), CSharpSyntaxTree.ParseText(program, Parsing)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
        .GetDiagnostics()
        .Where(it => it.Severity == DiagnosticSeverity.Error)
        .Select(it => it.Id)
        .ToImmutableArray();

    static IEnumerable<MetadataReference> References(string without = "") =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(it => Path.GetFileName(it) != without)
        .Select(it => MetadataReference.CreateFromFile(it));

    static bool IsBuilt(string file) => Name(file).Split('/') is var steps && (steps.Contains("obj") || steps.Contains("bin"));

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Payments.Domain.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        return folder.FullName;
    }
}
