using System.Globalization;
using System.Reflection;

using FsCheck.Xunit;

using Payments.Domain.Specs.Sessions.Examples;

namespace Payments.Domain.Specs.Sessions.Specification;

/// <summary>Every rule with what proves it, found by its number wherever that stands.</summary>
static class RuleBook
{
    const int Columns = 118;

    public static string Text => string.Join('\n', Rules.All.Select(Chapter));

    public static string Examples => string.Join('\n', WorkedExamples.All.Select(it => $"""
        ### {it.Title}

        {string.Join(", ", it.Rules)}

        ```text
        {it.Text}
        ```

        """));

    static string Chapter(Rule rule) => $"""
        ### {rule.Id}

        {Wrapped(rule.Sentence)}

        {string.Join('\n', Proofs(rule.Id).Select(it => $"- {it}"))}

        """;

    // A terminal has no more columns than our code.
    static string Wrapped(string sentence) =>
        sentence.Split(' ').Aggregate((lines, word) =>
            lines.Length - lines.LastIndexOf('\n') + word.Length > Columns ? $"{lines}\n{word}" : $"{lines} {word}");

    static IEnumerable<string> Proofs(string id) =>
        RulesSpec.Proofs().Where(it => it.Id == id).Select(it => Property(it.Method))
            .Concat(SmallWorld.Kept.Where(it => it.Rule == id).Take(1).Select(_ =>
                "Every history of up to four commands, after every way to reach every stage (all of them)"))
            .Concat(WorkedExamples.All.Where(it => it.Rules.Contains(id)).Select(it => $"Example: {it.Title}"));

    static string Property(MethodInfo method) =>
        $"{method.Name.Replace('_', ' ')} ({Cases(method)})";

    // As many as are usual: how many a run was told to try must not show in a document.
    static string Cases(MethodInfo method) =>
        method.GetCustomAttribute<PropertyAttribute>() is SeededPropertyAttribute property
            ? $"{property.PerThousand.ToString("N0", CultureInfo.InvariantCulture)} cases"
            : "one case";
}
