namespace Payments.Specs;

/// <summary>
/// A page of docs/ that a spec writes. It is compared; with PAYMENTS_WRITE_DOCS=1 in the environment it is written.
/// </summary>
static class Document
{
    const string Switch = "PAYMENTS_WRITE_DOCS";

    static bool IsWritten => Environment.GetEnvironmentVariable(Switch) == "1";

    public static void Is(string name, string title, string about, string table)
    {
        var path = Path.Combine(Root(), "docs", name);
        var text = $"# {title}\n\n{about}\n\n{table}";
        if (IsWritten)
            Write(path, text);
        Assert.True(File.Exists(path), $"docs/{name} is missing: run the specs once with {Switch}=1.");
        Assert.Equal(text, Read(name));
    }

    /// <summary>Adds lines to a file of the repository that only grows, if the switch says so.</summary>
    public static void Append(string path, IEnumerable<string> lines)
    {
        if (IsWritten)
            File.AppendAllLines(Path.Combine(Root(), path), lines);
    }

    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(Root(), "docs", name)).ReplaceLineEndings("\n");

    public static string Table(string corner, IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var header = columns.Prepend(corner).ToArray();
        return string.Concat(rows
            .Prepend(header.Select(_ => "---"))
            .Prepend(header)
            .Select(it => $"| {string.Join(" | ", it)} |\n"));
    }

    /// <summary>The same, with columns that line up: it can be read in a terminal as well.</summary>
    public static string Aligned(string corner, IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var header = columns.Prepend(corner).ToArray();
        var cells = rows.Select(it => it.ToArray()).ToArray();
        var widths = header.Select((it, at) => cells.Max(row => row[at].Length) is var width && width > it.Length
            ? width
            : it.Length).ToArray();
        return string.Concat(cells
            .Prepend(widths.Select(it => new string('-', it)).ToArray())
            .Prepend(header)
            .Select(row => $"| {string.Join(" | ", row.Select((it, at) => it.PadRight(widths[at])))} |\n"));
    }

    static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Payments.Domain.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The specs run outside of the repository.");
    }
}
