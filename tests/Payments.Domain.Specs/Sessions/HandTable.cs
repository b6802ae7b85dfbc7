namespace Payments.Domain.Specs.Sessions;

public sealed record TableCell(string Row, string Column, string Expected);

/// <summary>A table written by hand in a spec: a header, then one row per line, bars between the cells.</summary>
static class HandTable
{
    public static IEnumerable<TableCell> Read(string table)
    {
        var lines = table.Split('\n').Select(Split).ToArray();
        return lines.Skip(1).SelectMany(line =>
            line.Skip(1).Select((cell, at) => new TableCell(line[0], lines[0][at + 1], cell)));
    }

    public static TheoryData<string, string, string> Theory(IEnumerable<TableCell> cells)
    {
        var theory = new TheoryData<string, string, string>();
        foreach (var cell in cells.Where(it => it.Expected.Length > 0))
            theory.Add(cell.Row, cell.Column, cell.Expected);
        return theory;
    }

    static string[] Split(string line) => line.Split('|').Select(it => it.Trim()).ToArray();
}
