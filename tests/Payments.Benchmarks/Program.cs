using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;

using Payments.Benchmarks;

// Many short turns, and ratios of medians: a few slow turns on a busy machine then change nothing. On such a machine
// the compiler also takes seconds to get to its last word, so turns are counted in calls and there are many to warm up.
var config = DefaultConfig.Instance
    .AddJob(Job.Default
        .WithInvocationCount(65_536)
        .WithWarmupCount(40)
        .WithIterationCount(31))
    .AddColumn(StatisticColumn.Median)
    .AddColumn(new MedianRatio())
    .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.Ratio, Column.Mean);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
