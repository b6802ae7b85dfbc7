using FsCheck.Fluent;

using Xunit.Abstractions;

namespace Payments.Domain.Specs.Sessions;

/// <summary>A property is worth what its cases are: each stage must be frequent in what the generators make.</summary>
public class AnySessionSpec(ITestOutputHelper output)
{
    const int Samples = 5_000;

    static readonly string[] Orderless = new[] { "Initialized", "Paid", "Cancelled", "Expired" };

    [Fact]
    public void Any_story_is_in_each_stage_now_and_then() =>
        Assert.All(Shares(AnySession.AnyStory()).Values, it => Assert.InRange(it, 0.01, 0.5));

    [Fact]
    public void Any_story_with_an_order_is_in_each_stage_that_has_one() =>
        Assert.All(
            Shares(AnySession.AnyStoryWithOrder()).Where(it => !Orderless.Contains(it.Key)),
            it => Assert.InRange(it.Value, 0.03, 0.6));

    [Fact]
    public void A_story_with_an_order_has_one() =>
        Assert.All(Sampled(AnySession.AnyStoryWithOrder()), it => Assert.True(it.Session.Orders.IsOpen(it.Last)));

    [Fact]
    public void A_payable_story_awaits_payment() =>
        Assert.Equal(1, Shares(AnySession.AnyPayable())["Awaiting"]);

    [Fact]
    public void A_beginning_has_no_order() =>
        Assert.Equal(1, Shares(AnySession.AnyBeginning())["Initialized"]);

    [Fact]
    public void Any_command_is_refused_now_and_then_and_mostly_not()
    {
        var refused = Sampled(AnySession.Moments().Generator).Count(it => it.Step.Answer.IsLeft) / (double)Samples;
        var idle = Sampled(AnySession.Moments().Generator).Count(it => it.Step.Events.IsEmpty) / (double)Samples;
        output.WriteLine(FormattableString.Invariant($"refused {refused:P1}, without an event {idle:P1}"));
        Assert.InRange(refused, 0.05, 0.4);
        Assert.InRange(idle, 0.1, 0.7);
    }

    Dictionary<string, double> Shares(FsCheck.Gen<Story> stories)
    {
        var shares = Sampled(stories)
            .GroupBy(it => Words.Of(it.Session))
            .ToDictionary(it => it.Key, it => it.Count() / (double)Samples);
        foreach (var (name, share) in shares)
            output.WriteLine(FormattableString.Invariant($"{name} {share:P1}"));
        return Columns.All.ToDictionary(it => it, it => shares.GetValueOrDefault(it));
    }

    static IEnumerable<T> Sampled<T>(FsCheck.Gen<T> cases) => cases.Sample(Samples);
}
