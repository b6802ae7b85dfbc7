namespace Payments.Crash.Specs.Tracing;

/// <summary>Whether what a request changed was on the disk before anybody was told.</summary>
public static class Flushing
{
    /// <summary>
    /// Every POST to an address that got a 2xx, in order: its first line, and whether the file was written and flushed
    /// in between.
    /// </summary>
    public static IReadOnlyList<(string Request, bool IsFlushed)> Acknowledged(
        IReadOnlyList<SystemCall> trace, string file) =>
        trace.Select((it, at) => (Call: it, At: at))
            .Where(it => it.Call.IsReceived && it.Call.Text.StartsWith("POST /", StringComparison.Ordinal))
            .Select(it => (Request: it.Call.Text, it.At, Until: Answer(trace, it.Call.Target, it.At)))
            .Where(it => it.Until < trace.Count && IsDone(trace[it.Until]))
            .Select(it => (it.Request, IsFlushed(trace, it.At, it.Until, file)))
            .ToArray();

    /// <summary>
    /// The same for what was sent to others: whether the file was written and flushed since the latest POST came in.
    /// </summary>
    public static IReadOnlyList<(string Request, bool IsFlushed)> Intended(
        IReadOnlyList<SystemCall> trace, string path, string file) =>
        trace.Select((it, at) => (Call: it, At: at))
            .Where(it => it.Call.IsSent && it.Call.Text.StartsWith($"POST {path} ", StringComparison.Ordinal))
            .Select(it => (it.Call.Text, IsFlushed(trace, Latest(trace, it.At), it.At, file)))
            .ToArray();

    static int Answer(IReadOnlyList<SystemCall> trace, string socket, int from) =>
        Enumerable.Range(from, trace.Count - from).FirstOrDefault(
            at => trace[at].IsSent && trace[at].Target == socket, trace.Count);

    static int Latest(IReadOnlyList<SystemCall> trace, int before) =>
        Enumerable.Range(0, before).Last(
            at => trace[at].IsReceived && trace[at].Text.StartsWith("POST /", StringComparison.Ordinal));

    static bool IsDone(SystemCall answer) => answer.Text.StartsWith("HTTP/1.1 2", StringComparison.Ordinal);

    // A flush before the first write would be somebody else's.
    static bool IsFlushed(IReadOnlyList<SystemCall> trace, int from, int until, string file) =>
        Enumerable.Range(from, until - from).Select(at => trace[at])
            .Where(it => it.Target.StartsWith(file, StringComparison.Ordinal))
            .SkipWhile(it => !it.IsWritten)
            .Any(it => it.IsFlushed);
}
