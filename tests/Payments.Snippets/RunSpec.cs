using Payments.Domain.Sessions;
using Payments.Testing;

namespace Payments.Snippets;

/// <summary>The code of the documents does what the documents say.</summary>
public class RunSpec
{
    static readonly Instant Noon = Samples.Noon;

    static readonly Checkout Checkout = Samples.Checkout(1, Noon + Duration.FromHours(1));

    static readonly ProviderFact.Paid Payment =
        new(Attempt.First, Samples.Transaction(1), Checkout.Quote, Checkout.Quote, new PaidAt(Noon));

    [Fact]
    public void The_core_in_your_app_is_told_of_a_payment() =>
        Assert.Equal(
            "Waiting for payment, then paid: open:1, notify:succeeded",
            ReadmeEmbedding.Story(Samples.Terms(1), Checkout, Payment, Noon));

    [Fact]
    public void What_is_refused_is_an_exception_in_the_app_of_the_readme() =>
        Assert.Equal(
            new Refusal.DeadlineNotReached(Samples.Terms(1).Deadline).Code,
            Assert.Throws<InvalidOperationException>(() => ReadmeEmbedding.Tell(
                PaymentDecider.Begin(PaymentDecider.Start(Samples.Terms(1))), new PaymentCommand.Expire(Noon))).Message);

    [Fact]
    public void The_story_of_the_testing_guide_is_true() =>
        Assert.Equal(
            PaymentStatus.Paid,
            TestingGuide.A_payment_in_time_is_credited_and_told_to_the_merchant(
                Samples.Terms(1), Checkout, Payment, Noon).Session.Status);

    [Fact]
    public void The_property_of_the_testing_guide_holds() =>
        Assert.All(Enumerable.Range(0, 1_000), seed => Assert.True(TestingGuide.No_money_is_lost(seed)));
}
