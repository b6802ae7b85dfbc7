using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

using Payments.Domain.Sessions;
using Payments.Domain.Values;

namespace Payments.Benchmarks;

/// <summary>One command: what happened because of it, and what the session then is.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class DecideAndEvolve
{
    const string Pay = "Awaiting to Paid";
    const string Open = "Opening to Awaiting";
    const string Ask = "Initialized to Opening";

    static readonly Instant At = Sample.Opened + Duration.FromMinutes(5);
    static readonly Checkout Checkout = new(Sample.Quote, Sample.Links, At + Duration.FromHours(1));
    static readonly ProviderFact.Paid Covering = new(
        Attempt.First, Sample.Transaction, Sample.Quote, Sample.Quote, new PaidAt(At));

    readonly PaymentCommand capture = new PaymentCommand.Capture(At);
    readonly PaymentCommand opened = new PaymentCommand.Learn(At, new ProviderFact.Opened(Attempt.First, Checkout));
    readonly PaymentCommand paid = new PaymentCommand.Learn(At, Covering);

    readonly StatelessPayment stateless = new();

    PaymentSession initialized = null!;
    PaymentSession opening = null!;
    PaymentSession awaiting = null!;

    [GlobalSetup]
    public void Setup()
    {
        initialized = PaymentDecider.Begin(PaymentDecider.Start(Sample.Terms));
        opening = Tell(initialized, capture);
        awaiting = Tell(opening, opened);

        // What did not move would be fast.
        Check(Paid_ours() is PaymentSession.Paid && awaiting is PaymentSession.Pending { Stage: Stage.Awaiting });
        Check(opening is PaymentSession.Pending { Stage: Stage.Opening });
        Check(Capture_stateless().State == StatelessPayment.State.Opening && stateless.Row.Attempt == 1);
        Check(Opened_stateless().State == StatelessPayment.State.Awaiting && stateless.Row.Quote == Sample.Quote);
        Check(Paid_stateless().State == StatelessPayment.State.Paid && stateless.Row.Credited!.Amount == Sample.Quote);
    }

    [Benchmark(Baseline = true), BenchmarkCategory(Pay)]
    public StatelessRow Paid_stateless()
    {
        var row = stateless.Row;
        (row.State, row.Quote) = (StatelessPayment.State.Awaiting, Sample.Quote);
        stateless.Paid(Covering, At);
        return row;
    }

    [Benchmark, BenchmarkCategory(Pay)]
    public PaymentSession Paid_ours() => Tell(awaiting, paid);

    [Benchmark(Baseline = true), BenchmarkCategory(Open)]
    public StatelessRow Opened_stateless()
    {
        var row = stateless.Row;
        row.State = StatelessPayment.State.Opening;
        stateless.Opened(Checkout);
        return row;
    }

    [Benchmark, BenchmarkCategory(Open)]
    public PaymentSession Opened_ours() => Tell(opening, opened);

    [Benchmark(Baseline = true), BenchmarkCategory(Ask)]
    public StatelessRow Capture_stateless()
    {
        var row = stateless.Row;
        (row.State, row.Attempt, row.Deadline) = (StatelessPayment.State.Initialized, 0, Sample.Terms.Deadline);
        stateless.Capture(At);
        return row;
    }

    [Benchmark, BenchmarkCategory(Ask)]
    public PaymentSession Capture_ours() => Tell(initialized, capture);

    static PaymentSession Tell(PaymentSession session, PaymentCommand command) =>
        PaymentDecider.Decide(session, command)
            .Match(Right: static events => events, Left: static _ => Seq<PaymentEvent>())
            .Fold(session, PaymentDecider.Evolve);

    static void Check(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("The two sides do not do the same.");
    }
}
