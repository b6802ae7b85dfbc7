using System.ComponentModel;
using System.Diagnostics;

namespace Payments.Crash.Specs.Tracing;

/// <summary>Needs a kernel that may be watched.</summary>
sealed class StraceFactAttribute : FactAttribute
{
    static readonly string? Missing = WhyNot();

    public StraceFactAttribute() => Skip = Missing;

    static string? WhyNot()
    {
        try
        {
            var start = new ProcessStartInfo("strace", "-f -o /dev/null true") { RedirectStandardError = true };
            using var strace = Process.Start(start)!;
            strace.WaitForExit();
            return strace.ExitCode == 0 ? null : "Needs ptrace, which is refused here: run it as a user who may trace.";
        }
        catch (Win32Exception)
        {
            return "Needs strace: run it on Linux, after apt-get install strace.";
        }
    }
}
