using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

// Hosts wait more than they work.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace Payments.Host.Specs.Program;

/// <summary>The host as its users run it: a process of its own, that can be asked, told to stop, and killed.</summary>
sealed partial class HostProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process process;
    readonly StringBuilder printed = new();
    readonly StringBuilder complaints = new();
    readonly TaskCompletionSource serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    HttpClient? http;

    HostProcess(string arguments, Action<ProcessStartInfo>? prepare = null)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", $"{typeof(HostSettings).Assembly.Location} {arguments}")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        prepare?.Invoke(process.StartInfo);
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Complained(line.Data);
        process.Exited += (_, _) => serving.TrySetResult();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything that was printed, on either stream.</summary>
    public string Printed
    {
        get
        {
            lock (printed)
                return printed.ToString();
        }
    }

    public Uri Address => new(AddressLine().Match(Printed).Groups["address"].Value);

    public string Key => KeyLine().Match(Printed).Groups["key"].Value;

    public string LiveKey =>
        LiveKeyLine().Match(Printed) is { Success: true } line ? File.ReadAllText(line.Groups["file"].Value).Trim() : "";

    /// <summary>Runs to its end: its exit code, what it printed, and what of that on the error stream.</summary>
    public static async Task<(int ExitCode, string Printed, string Complaints)> Run(
        string arguments, Action<ProcessStartInfo>? prepare = null)
    {
        await using var host = new HostProcess(arguments, prepare);
        await host.process.WaitForExitAsync().WaitAsync(Patience);
        host.process.WaitForExit();
        return (host.process.ExitCode, host.Printed, host.complaints.ToString());
    }

    /// <summary>Serves from a folder, on a free port, until it is stopped or killed.</summary>
    public static async Task<HostProcess> Serve(
        string folder, string more = "", Action<ProcessStartInfo>? prepare = null)
    {
        var host = new HostProcess($"serve --port 0 --data {folder} {more}", prepare);
        await host.serving.Task.WaitAsync(Patience);
        Assert.True(!host.process.HasExited, host.Printed);
        host.http = new HttpClient { BaseAddress = host.Address };
        host.http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", host.Key);
        return host;
    }

    public async Task<(int Status, JsonElement Body)> Ask(
        HttpMethod method, string path, string? body = null, string? key = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Authorization", key);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await http!.SendAsync(request);
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return ((int)response.StatusCode, document.RootElement.Clone());
    }

    /// <summary>Ends with the first line that has all of these words.</summary>
    public async Task<string> Says(params string[] words)
    {
        var said = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        bool IsMeant(string? line) =>
            line is not null && System.Array.TrueForAll(words, it => line.Contains(it, StringComparison.Ordinal));
        void Listen(object? sender, DataReceivedEventArgs line) =>
            _ = IsMeant(line.Data) && said.TrySetResult(line.Data!);

        process.OutputDataReceived += Listen;
        process.ErrorDataReceived += Listen;
        return Printed.Split('\n').FirstOrDefault(IsMeant) ?? await said.Task.WaitAsync(Patience);
    }

    /// <summary>SIGKILL: nothing gets to finish.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an orchestrator stops it. Answers the exit code.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", $"-TERM {process.Id}");
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.WaitForExit();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        http?.Dispose();
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    void Heard(string? line)
    {
        lock (printed)
            printed.AppendLine(line);
        if (line is not null && line.StartsWith("Stop with", StringComparison.Ordinal))
            serving.TrySetResult();
    }

    void Complained(string? line)
    {
        if (line is not null)
            complaints.AppendLine(line);
        Heard(line);
    }

    [GeneratedRegex(@"test key +(?<key>\S+)")]
    private static partial Regex KeyLine();

    [GeneratedRegex(@"live key +is in (?<file>\S+)")]
    private static partial Regex LiveKeyLine();

    [GeneratedRegex(@"listening +(?<address>\S+)")]
    private static partial Regex AddressLine();
}
