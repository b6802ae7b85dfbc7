using System.Globalization;

using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Payments.Benchmarks;

/// <summary>How a median compares with the median of its baseline in the same run: what our targets are stated in.</summary>
sealed class MedianRatio : IColumn
{
    public string Id => nameof(MedianRatio);

    public string ColumnName => "Median ratio";

    public string Legend => "Median of the benchmark divided by the median of its baseline";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Baseline;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        MedianOf(summary, benchmarkCase) / MedianOf(summary, BaselineOf(summary, benchmarkCase)) is { } ratio
            ? ratio.ToString("0.000", CultureInfo.InvariantCulture)
            : "?";

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    static BenchmarkCase? BaselineOf(Summary summary, BenchmarkCase benchmarkCase) =>
        summary.GetBaseline(summary.GetLogicalGroupKey(benchmarkCase) ?? "");

    static double? MedianOf(Summary summary, BenchmarkCase? benchmarkCase) =>
        benchmarkCase is null ? null : summary[benchmarkCase]?.ResultStatistics?.Median;
}
