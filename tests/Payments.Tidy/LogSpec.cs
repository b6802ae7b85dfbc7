using System.Text.RegularExpressions;

using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Payments.Tidy;

/// <summary>What is logged has an event that alarms can know, and never quotes an exception.</summary>
public partial class LogSpec
{
    [Fact]
    public void Every_line_of_a_log_has_an_event() =>
        Assert.All(Lines(), it => Assert.StartsWith("LogEvents.", $"{it.ArgumentList.Arguments[0]}", StringComparison.Ordinal));

    [Fact]
    public void An_event_has_one_number_and_one_name_in_all_packages()
    {
        var events = Source.Files()
            .Where(it => Path.GetFileName(it) == "LogEvents.cs")
            .SelectMany(it => Event().Matches(File.ReadAllText(it)))
            .ToArray();
        Assert.Equal(events.Length, events.Select(it => it.Groups["number"].Value).Distinct().Count());
        Assert.Equal(events.Length, events.Select(it => it.Groups["name"].Value).Distinct().Count());
    }

    // A message may quote what came over the network; its type and place are enough.
    [Fact]
    public void No_line_of_a_log_has_an_exception_or_its_message() =>
        Assert.All(Lines(), it => Assert.DoesNotContain(it.ArgumentList.Arguments, argument => IsQuoting(argument.Expression)));

    static InvocationExpressionSyntax[] Lines()
    {
        var lines = Source.Files()
            .SelectMany(it => Source.Parse(it).GetRoot().DescendantNodes())
            .OfType<InvocationExpressionSyntax>()
            .Where(it => it.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name } && Log().IsMatch(name))
            .ToArray();
        Assert.NotEmpty(lines);
        return lines;
    }

    static bool IsQuoting(ExpressionSyntax argument) =>
        argument is MemberAccessExpressionSyntax { Name.Identifier.Text: "Message" }
        || argument.Ancestors().OfType<CatchClauseSyntax>()
            .Any(it => it.Declaration is { Identifier.Text: var caught } && $"{argument}" == caught);

    [GeneratedRegex(@"^Log(Trace|Debug|Information|Warning|Error|Critical)$")]
    private static partial Regex Log();

    [GeneratedRegex(@"new\((?<number>\d+), ""(?<name>\w+)""\)")]
    private static partial Regex Event();
}
