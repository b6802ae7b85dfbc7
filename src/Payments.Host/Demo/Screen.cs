namespace Payments.Host.Demo;

/// <summary>Where the demo is read: plain lines, with colour only where somebody sees it.</summary>
sealed class Screen(TextWriter output, bool colour)
{
    const string Green = "32";
    const string Red = "31";
    const string Dim = "2";
    const string Bold = "1";

    public static Screen Console() =>
        new(
            System.Console.Out,
            !System.Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null);

    public int Broken { get; private set; }

    public void Title(string text)
    {
        output.WriteLine();
        output.WriteLine(In(Bold, text));
    }

    public void Say(string text) => output.WriteLine($"  {text}");

    public void Quote(string text)
    {
        foreach (var line in text.Split('\n'))
            output.WriteLine($"  {In(Dim, "│")} {line}");
    }

    /// <summary>One promise, kept or not.</summary>
    public void Promise(string text, bool kept)
    {
        if (!kept)
            Broken++;
        output.WriteLine($"  {(kept ? In(Green, "✓") : In(Red, "✗ BROKEN:"))} {text}");
    }

    string In(string code, string text) => colour ? $"\e[{code}m{text}\e[0m" : text;
}
