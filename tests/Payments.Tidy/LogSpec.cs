using System.Text.RegularExpressions;

namespace Payments.Tidy;

/// <summary>What is logged has a number that alarms can know, and never quotes an exception.</summary>
public partial class LogSpec
{
    [Fact]
    public void Every_line_of_a_log_has_an_event() =>
        Assert.Empty(Source.Files().SelectMany(file => Bare().Matches(File.ReadAllText(file))
            .Select(it => $"{Source.Name(file)}: {it.Value}")));

    [Fact]
    public void An_event_has_one_number_and_one_name_in_all_packages()
    {
        var events = Source.Files()
            .Where(it => Path.GetFileName(it) == "LogEvents.cs")
            .SelectMany(it => Event().Matches(File.ReadAllText(it)))
            .ToArray();
        Assert.NotEmpty(events);
        Assert.Equal(events.Length, events.Select(it => it.Groups["number"].Value).Distinct().Count());
        Assert.Equal(events.Length, events.Select(it => it.Groups["name"].Value).Distinct().Count());
    }

    // A message may quote what came over the network; its type and place are enough.
    [Fact]
    public void No_line_of_a_log_has_an_exception_or_its_message() =>
        Assert.Empty(Source.Files().SelectMany(file => Quoting().Matches(File.ReadAllText(file))
            .Select(it => $"{Source.Name(file)}: {it.Value}")));

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)?\(\s*(?!LogEvents\.)(?=["")\w$])(?<=\.Log\w+\(\s*).{0,40}")]
    private static partial Regex Bare();

    [GeneratedRegex(@"new\((?<number>\d+), ""(?<name>\w+)""\)")]
    private static partial Regex Event();

    [GeneratedRegex(@"LogEvents\.\w+,[^;]*?\b(fault|broken|bad|gone|why|refused)(\.Message|\s*[,)]\s*;)[^;]*;")]
    private static partial Regex Quoting();
}
