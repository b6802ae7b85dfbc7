using Payments.Domain.Sessions;
using Payments.Domain.Specs.Values;
using Payments.Domain.Values;
using Payments.Testing;

namespace Payments.Domain.Specs.Sessions;

/// <summary>What may be asked for, when, and for how long.</summary>
public class TermsSpec
{
    static readonly Duration Quarter = Duration.FromDays(92);

    static Validation<InvalidValue, PaymentRequest> Asking(long minorUnits, Currency currency) =>
        PaymentRequest.Create(
            minorUnits,
            currency,
            Samples.Customer(1),
            Description.Create("Deposit"),
            Reference.Create("ref-1"),
            Order.Create("ORD-1", new[] { OrderItem.Create("Deposit", "digital") }),
            Metadata.Empty);

    static Validation<InvalidValue, PaymentTerms> OpenedAt(Instant createdAt) =>
        PaymentTerms.Create(
            Samples.Payment(1), Samples.Correlation(1), Samples.Business(1), Mode.Live,
            Samples.Request(1), createdAt, Samples.Window);

    [Theory]
    [InlineData(99, "amount OutOfRange")]
    [InlineData(100, "none")]
    [InlineData(Money.MaxMinorUnits, "none")]
    [InlineData(Money.MaxMinorUnits + 1, "amount OutOfRange")]
    [InlineData(0, "amount OutOfRange")]
    [InlineData(-100, "amount OutOfRange")]
    [InlineData(long.MaxValue, "amount OutOfRange")]
    public void A_hundred_minor_units_are_the_least(long minorUnits, string faults) =>
        Assert.Equal(faults, Asking(minorUnits, Currency.Usd).Faults());

    [Fact]
    public void A_currency_without_minor_units_cannot_be_asked_for() =>
        Assert.Equal(
            "amount OutOfRange, currency OutOfRange", Asking(99, Currency.Create("XAU").Lawful()).Faults());

    [Fact]
    public void Too_much_is_found_beside_other_faults() =>
        Assert.Equal(
            "amount OutOfRange, currency OutOfRange",
            Asking(Money.MaxMinorUnits + 1, Currency.Create("XAU").Lawful()).Faults());

    [Fact]
    public void Is_printed_without_its_customer()
    {
        Assert.Equal("USD 2.50", $"{Asking(250, Currency.Usd).Lawful()}");
        Assert.Equal($"live {Samples.Payment(1)}, {Samples.Request(1)}", $"{OpenedAt(Samples.Noon).Lawful()}");
    }

    [Fact]
    public void What_was_asked_for_is_kept_as_it_was_asked()
    {
        var request = Asking(250, Currency.Create("NGN").Lawful()).Lawful();
        Assert.Equal((250, "NGN"), (request.Amount.MinorUnits, request.Amount.Currency.Code));
        Assert.Equal(("Deposit", "ref-1"), (request.Description.Text, request.Reference.Text));
        Assert.Equal(("ORD-1", Metadata.Empty), (request.Order.Identifier.Text, request.Metadata));
        Assert.Equal(Samples.Customer(1), request.Customer);
    }

    [Fact]
    public void A_clock_that_was_never_set_opens_no_session()
    {
        var (first, end) = (Instant.FromUtc(2000, 1, 1, 0, 0), Instant.FromUtc(9000, 1, 1, 0, 0));
        Assert.Equal("date OutOfRange", OpenedAt(default).Faults());
        Assert.Equal("date OutOfRange", OpenedAt(first - Duration.Epsilon).Faults());
        Assert.Equal(first, OpenedAt(first).Lawful().CreatedAt);
        Assert.Equal(end - Duration.Epsilon, OpenedAt(end - Duration.Epsilon).Lawful().CreatedAt);
        Assert.Equal("date OutOfRange", OpenedAt(end).Faults());
    }

    [Fact]
    public void A_window_is_open_for_some_time_and_at_most_a_quarter()
    {
        Assert.Equal("lifetime OutOfRange, longest_order_life OutOfRange",
            PaymentWindow.Create(Duration.Zero, Duration.Zero).Faults());
        Assert.Equal("none", PaymentWindow.Create(Duration.Epsilon, Duration.Epsilon).Faults());
        Assert.Equal("none", PaymentWindow.Create(Quarter, Quarter + Quarter).Faults());
        Assert.Equal("lifetime OutOfRange", PaymentWindow.Create(Quarter + Duration.Epsilon, Quarter).Faults());
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(2, 2, 2)]
    [InlineData(3, 2, 2)]
    public void A_capture_gives_the_lifetime_but_no_more_than_an_order_lives(int lifetime, int orderLife, int given) =>
        Assert.Equal(
            Duration.FromHours(given),
            PaymentWindow.Create(Duration.FromHours(lifetime), Duration.FromHours(orderLife)).Lawful().AfterCapture);
}
