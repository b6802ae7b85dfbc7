using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

using Payments.Domain.Values;

namespace Payments.Benchmarks;

/// <summary>A customer from the text of a request: checked in every field, and then a value.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class CustomerCreate
{
    const string Valid = "No fault";
    const string Invalid = "Three faults";

    [GlobalSetup]
    public void Setup()
    {
        foreach (var raw in Wrong.Customers())
            Check(raw);

        Check(Sample.Enitan);
        var (ours, theirs) = (Sample.Lawful(Sample.Customer(Sample.Enitan)), FluentCustomer.Create(Sample.Enitan).Customer!);
        if ((ours.Email.Address, ours.Phone.E164, ours.Phone.CallingCode, ours.Address.Line2.Map(it => it.Text))
            != (theirs.Email, theirs.Phone, theirs.CallingCode, theirs.Address.Line2))
            throw new InvalidOperationException("The two sides do not make the same customer.");
    }

    [Benchmark(Baseline = true), BenchmarkCategory(Valid)]
    public PlainCustomer? Customer_fluent() => FluentCustomer.Create(Sample.Enitan).Customer;

    [Benchmark, BenchmarkCategory(Valid)]
    public bool Customer_ours() => Sample.Customer(Sample.Enitan).IsSuccess;

    [Benchmark(Baseline = true), BenchmarkCategory(Invalid)]
    public int Faults_fluent() => FluentCustomer.Create(Wrong.ThreeTimes).Faults.Count;

    [Benchmark, BenchmarkCategory(Invalid)]
    public int Faults_ours() => Sample.Customer(Wrong.ThreeTimes).FailToSeq().Count;

    // Both find the same faults in the same fields, or they do not do the same work.
    static void Check(RawCustomer raw)
    {
        var ours = Sample.Customer(raw).FailToSeq().Map(it => it.Path.Replace("_", "", StringComparison.Ordinal));
        var theirs = FluentCustomer.Create(raw).Faults.Select(it => it.ToLowerInvariant());
        if (!ours.SequenceEqual(theirs))
            throw new InvalidOperationException(
                $"The two sides differ on {raw.Email}: {string.Join(", ", ours)} / {string.Join(", ", theirs)}");
    }
}
