using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;

using Payments.Benchmarks;

using Perfolizer.Horology;

// Many short turns, and ratios of medians: a few slow turns on a busy machine then change nothing.
var config = DefaultConfig.Instance
    .AddJob(Job.Default
        .WithWarmupCount(10)
        .WithIterationCount(31)
        .WithIterationTime(TimeInterval.FromMilliseconds(100)))
    .AddColumn(StatisticColumn.Median)
    .AddColumn(new MedianRatio())
    .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.Ratio, Column.Mean);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
