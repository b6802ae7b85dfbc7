using NodaTime.Text;

namespace Payments.Host.Admin;

/// <summary>Columns that line up, for a terminal.</summary>
static class Table
{
    static readonly InstantPattern Seconds = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss'Z'");

    public static string Of(Seq<string[]> rows)
    {
        var lines = rows.ToArray();
        var widths = lines[0].Select((_, at) => lines.Max(row => row[at].Length)).ToArray();
        return string.Join(
            '\n',
            lines.Select(row => string.Join("  ", row.Select((cell, at) => cell.PadRight(widths[at]))).TrimEnd()));
    }

    public static string Time(Instant at) => Seconds.Format(at);
}
