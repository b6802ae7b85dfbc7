using System.Diagnostics;

namespace Payments.Host.Specs.Program;

/// <summary>What a person sees who runs it.</summary>
public sealed class ProgramSpec : IDisposable
{
    readonly Folder folder = new();

    [Fact]
    public async Task The_demo_keeps_every_promise()
    {
        var (exitCode, printed, _) = await HostProcess.Run("demo");

        Assert.True(exitCode == 0, printed);
        Assert.DoesNotContain("BROKEN", printed, StringComparison.Ordinal);
        Assert.Contains("\"reference\": \"ref-juice-360e19cc-07ee-4d36-99e3-1744fb45de93\"", printed, StringComparison.Ordinal);
        Assert.Contains("✓ the session is paid", printed, StringComparison.Ordinal);
        Assert.Contains("✓ the session is cancelled", printed, StringComparison.Ordinal);
        Assert.Contains("✓ the session is expired", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_prints_the_specification_as_it_is_in_the_documents()
    {
        using var host = Process.Start(new ProcessStartInfo("dotnet", $"{typeof(HostSettings).Assembly.Location} spec")
        {
            RedirectStandardOutput = true,
        })!;
        var printed = await host.StandardOutput.ReadToEndAsync();
        await host.WaitForExitAsync();

        Assert.Equal(0, host.ExitCode);
        Assert.Equal(Document.Read("specification.md"), printed);
    }

    [Fact]
    public async Task The_three_lines_work_when_pasted()
    {
        await using var host = await HostProcess.Serve(folder.Path);
        var lines = host.Printed.Split('\n').Where(it => it.StartsWith("  P=", StringComparison.Ordinal)
            || it.StartsWith("  curl", StringComparison.Ordinal));

        var pasted = await Paste(string.Join('\n', lines));

        Assert.Contains("\"message\":\"Waiting for payment\"", pasted, StringComparison.Ordinal);
        Assert.Contains("\"message\":\"Paid\"", pasted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stops_when_it_is_told_to()
    {
        await using var host = await HostProcess.Serve(folder.Path);

        Assert.Equal(0, await host.Stop());
        Assert.Contains("Stopped", host.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve --colour red", 2, "There is no switch --colour")]
    [InlineData("serve --port many", 2, "--port is a number")]
    [InlineData("serve --port 65536", 2, "--port is a number")]
    [InlineData("serve --lifetime soon", 2, "--lifetime is an ISO 8601 duration")]
    [InlineData("serve --lifetime PT0S", 2, "--lifetime is an ISO 8601 duration")]
    [InlineData("spec twice", 2, "spec     the specification")]
    [InlineData("dance", 2, "demo     one session is paid")]
    [InlineData("--help", 0, "demo     one session is paid")]
    public async Task It_says_what_is_wrong_with_its_arguments(string arguments, int exitCode, string sentence)
    {
        var ran = await HostProcess.Run(arguments);

        Assert.Equal(exitCode, ran.ExitCode);
        Assert.Contains(sentence, ran.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leaves_a_file_alone_that_is_not_its_own()
    {
        var file = Path.Combine(folder.Path, "payments.db");
        await File.WriteAllTextAsync(file, "somebody's notes");

        var (exitCode, printed, _) = await HostProcess.Run($"serve --port 0 --data {folder.Path}");

        Assert.Equal(1, exitCode);
        Assert.Contains("cannot be used: it is not a file of this program", printed, StringComparison.Ordinal);
        Assert.Equal("somebody's notes", await File.ReadAllTextAsync(file));
    }

    public void Dispose() => folder.Dispose();

    static async Task<string> Paste(string lines)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await shell.StandardInput.WriteLineAsync(lines);
        shell.StandardInput.Close();
        var printed = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return printed;
    }
}
