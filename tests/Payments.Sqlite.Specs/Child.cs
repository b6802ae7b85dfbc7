using System.Diagnostics;

namespace Payments.Sqlite.Specs;

/// <summary>Another process at the same file, which says what was acknowledged to it.</summary>
sealed class Child : IDisposable
{
    // A machine that is busy with other builds still starts a process in this time.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Process process;

    Child(Process process) => this.process = process;

    public static Child Start(params IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Payments.Sqlite.Crash.dll");
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [program, .. arguments]) { RedirectStandardOutput = true };
        return new Child(Process.Start(start) ?? throw new InvalidOperationException("The child did not start."));
    }

    /// <summary>All lines until it ends by itself.</summary>
    public async Task<List<string>> End()
    {
        var said = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode == 0
            ? Lines(said)
            : throw new InvalidOperationException($"The child ended with {process.ExitCode}.");
    }

    /// <summary>All that it said until it was killed, which is as soon as it has said so many lines.</summary>
    public async Task<List<string>> KillAfter(int lines)
    {
        var said = new List<string>();
        while (said.Count < lines)
        {
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            said.Add(line ?? throw new InvalidOperationException("The child ended before it was killed."));
        }

        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        said.AddRange(Lines(rest));
        await process.WaitForExitAsync().WaitAsync(Patience);
        return said;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    // The last line may have been cut short.
    static List<string> Lines(string text) =>
        [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
