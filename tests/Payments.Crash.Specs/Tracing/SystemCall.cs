using System.Text.RegularExpressions;

namespace Payments.Crash.Specs.Tracing;

/// <summary>One call of a process to its kernel: what was done, to which file or socket, with which bytes.</summary>
public sealed partial record SystemCall(string Name, string Target, string Text)
{
    const string Unfinished = "<unfinished ...>";

    public bool IsReceived => Name == "recvfrom";

    public bool IsSent => Name == "sendto";

    public bool IsWritten => Name == "pwrite64";

    public bool IsFlushed => Name is "fsync" or "fdatasync";

    /// <summary>
    /// What strace -f -y wrote down, in order. What is sent counts from when it begins, everything else from when it
    /// has succeeded.
    /// </summary>
    public static IReadOnlyList<SystemCall> Read(IEnumerable<string> lines)
    {
        var (calls, begun) = (new List<SystemCall>(), new Dictionary<string, SystemCall>());
        foreach (var line in lines)
        {
            if (Begin().Match(line) is { Success: true } begin)
                Begun(begin, calls, begun);
            else if (Resume().Match(line) is { Success: true } resume
                && begun.Remove(resume.Groups["thread"].Value, out var call) && Succeeded(line))
                calls.Add(call with { Text = resume.Groups["text"].Value });
        }

        return calls;
    }

    static void Begun(Match line, List<SystemCall> calls, Dictionary<string, SystemCall> begun)
    {
        var call = new SystemCall(
            line.Groups["name"].Value, line.Groups["target"].Value, line.Groups["text"].Value);
        if (call.IsSent)
            calls.Add(call);
        else if (call.Text.EndsWith(Unfinished, StringComparison.Ordinal))
            begun[line.Groups["thread"].Value] = call;
        else if (Succeeded(line.Value))
            calls.Add(call);
    }

    static bool Succeeded(string line) => Success().IsMatch(line);

    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>\w+)\(\d+<(?<target>[^>]*)>(, )?""?(?<text>.*)$")]
    private static partial Regex Begin();

    [GeneratedRegex(@"^(?<thread>\d+) +<\.\.\. \w+ resumed>""?(?<text>.*)$")]
    private static partial Regex Resume();

    [GeneratedRegex(@"\) += \d+$")]
    private static partial Regex Success();
}
