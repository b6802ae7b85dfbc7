using System.Diagnostics;
using System.Text.Json;

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
        Assert.Contains(
            "\"reference\": \"ref-juice-360e19cc-07ee-4d36-99e3-1744fb45de93\"", printed, StringComparison.Ordinal);
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

        // The address of the session, and then three replies, each on a line of its own.
        var printed = pasted.TrimEnd('\n').Split('\n');
        Assert.Equal(4, printed.Length);
        Assert.StartsWith($"{host.Address}payment-sessions/", printed[0], StringComparison.Ordinal);
        Assert.Equal("Waiting for payment", Text(printed[1], "data", "message"));
        Assert.Equal("paid", Text(printed[2], "status"));
        Assert.Equal("Paid", Text(printed[3], "data", "message"));
    }

    [Fact]
    public async Task It_stops_when_it_is_told_to()
    {
        await using var host = await HostProcess.Serve(folder.Path);

        Assert.Equal(0, await host.Stop());
        Assert.Contains("Stopped", host.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    [InlineData("serve --help")]
    [InlineData("serve --port 0 -h")]
    public async Task It_says_what_it_can_do(string arguments)
    {
        var ran = await HostProcess.Run(arguments);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("demo     one session is paid", ran.Printed, StringComparison.Ordinal);
        Assert.Empty(ran.Complaints);
    }

    [Theory]
    [InlineData("dance", "There is no command \"dance\".")]
    [InlineData("demo slowly", "There is no command \"demo slowly\".")]
    [InlineData("spec twice", "There is no command \"spec twice\".")]
    public async Task It_does_what_it_can_do_and_nothing_else(string arguments, string sentence)
    {
        var ran = await HostProcess.Run(arguments);

        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith(sentence, ran.Complaints, StringComparison.Ordinal);
        Assert.Contains("demo     one session is paid", ran.Complaints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve --colour red", "There is no switch --colour; --help lists them.")]
    [InlineData("--colour=red", "There is no switch --colour; --help lists them.")]
    [InlineData("-p 80", "There is no switch -p; --help lists them.")]
    public Task It_knows_its_switches(string arguments, string sentence) => Refused(arguments, sentence);

    [Fact]
    public Task It_says_what_is_wrong_with_its_variables() =>
        Refused(
            "serve", "PAYMENTS_LIFETIME is an ISO 8601 duration",
            start => start.Environment["PAYMENTS_LIFETIME"] = "PT0.5S");

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

    static async Task Refused(string arguments, string sentence, Action<ProcessStartInfo>? prepare = null)
    {
        var (exitCode, printed, complaints) = await HostProcess.Run(arguments, prepare);

        Assert.Equal(2, exitCode);
        Assert.StartsWith(sentence, complaints, StringComparison.Ordinal);
        Assert.Single(complaints.TrimEnd().Split('\n'));
        Assert.Equal(complaints.Trim(), printed.Trim());
    }

    static string? Text(string json, params string[] path)
    {
        using var document = JsonDocument.Parse(json);
        return path.Aggregate(document.RootElement, (at, name) => at.GetProperty(name)).GetString();
    }

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
