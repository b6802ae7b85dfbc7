using NodaTime.Testing;

using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;
using Payments.Testing.Laws;

namespace Payments.Testing.Specs;

/// <summary>Each of these breaks one promise of a provider, and a law says so; one breaks none.</summary>
public sealed class FaultyProviderSpec
{
    public static TheoryData<string> Laws() => new(PaymentProviderLaws.All.Map(it => it.Name).ToArray());

    [Theory, MemberData(nameof(Laws))]
    public Task An_honest_provider_keeps(string law) => Check(law, new Desk());

    [Theory]
    [InlineData("An order that nobody asked for is not found")]
    public Task An_order_that_is_made_up_is_found(string law) => Broken(law, new Desk { FindsAll = true });

    [Theory]
    [InlineData("An order that was opened can be paid, and has links and an end to come")]
    public Task An_order_that_lives_too_long_is_found(string law) =>
        Broken(law, new Desk { Lives = Duration.FromDays(2) });

    [Theory]
    [InlineData("Asking twice for an order of the same number never opens two")]
    public Task A_second_order_is_found(string law) => Broken(law, new Desk { OpensEachTime = true });

    [Theory]
    [InlineData("Nothing is opened once the lease has ended")]
    public Task A_request_without_a_lease_is_found(string law) => Broken(law, new Desk { MindsLease = false });

    [Theory]
    [InlineData("An order is not opened when its deadline has come")]
    public Task An_order_after_its_deadline_is_found(string law) => Broken(law, new Desk { MindsDeadline = false });

    [Theory]
    [InlineData("An order is not opened for a session of another mode")]
    public Task Real_money_in_a_test_is_found(string law) => Broken(law, new Desk { MindsMode = false });

    [Theory]
    [InlineData("An order that was paid is told as paid, over what it was for")]
    public Task Money_that_is_told_too_low_is_found(string law) => Broken(law, new Desk { Tells = 1 });

    [Theory]
    [InlineData("A payment has one transaction, however often it is told")]
    public Task A_payment_that_is_told_as_two_is_found(string law) =>
        Broken(law, new Desk { NamesAnew = true });

    [Theory]
    [InlineData(PaymentProviderLaws.Closes)]
    public Task An_order_that_stays_open_is_found(string law) => Broken(law, new Desk { CanClose = false });

    [Theory]
    [InlineData(PaymentProviderLaws.EndsInTime)]
    public Task An_order_that_outlives_its_deadline_is_found(string law) =>
        Broken(law, new Desk { Lives = Duration.FromHours(12) });

    [Theory]
    [InlineData(PaymentProviderLaws.TellsWhenMoneyMoved)]
    public Task A_time_of_payment_that_moves_is_found(string law) => Broken(law, new Desk { TellsNow = true });

    static async Task Broken(string law, Desk desk) => await Assert.ThrowsAsync<LawBroken>(() => Check(law, desk));

    static Task Check(string law, Desk desk) =>
        PaymentProviderLaws.All.Named(law).Check(desk.World(), CancellationToken.None);

    /// <summary>A provider in memory, honest unless it is told to be otherwise.</summary>
    sealed class Desk : IPaymentProvider
    {
        readonly FakeClock clock = new(Samples.Noon);
        readonly List<(OrderNumber Number, Checkout Checkout)> orders = [];
        Option<Instant> paidAt;
        bool closed;
        int told;

        public bool FindsAll { get; init; }

        public bool OpensEachTime { get; init; }

        public bool MindsLease { get; init; } = true;

        public bool MindsDeadline { get; init; } = true;

        public bool MindsMode { get; init; } = true;

        public bool CanClose { get; init; } = true;

        public bool TellsNow { get; init; }

        public bool NamesAnew { get; init; }

        public Option<long> Tells { get; init; }

        public Option<Duration> Lives { get; init; }

        public Duration LongestOrderLife { get; } = Duration.FromDays(1);

        public Duration RequestValidity { get; } = Duration.FromSeconds(5);

        Instant Now => clock.GetCurrentInstant();

        public ProviderWorld World() =>
            new(
                this,
                Samples.Terms(1),
                () => Now,
                clock.Advance,
                _ =>
                {
                    paidAt = Now;
                    return Task.CompletedTask;
                },
                number => Task.FromResult(orders.Count(it => it.Number == number)));

        public Task<OpenAnswer> Open(
            OrderNumber number,
            PaymentTerms terms,
            Instant deadline,
            Instant notAfter,
            CancellationToken cancellation) => Task.FromResult(Open(number, terms, deadline, notAfter));

        public Task<QueryAnswer> Query(OrderNumber number, CancellationToken cancellation) =>
            Task.FromResult<QueryAnswer>(
                paidAt.Case is Instant at ? Paid(at)
                : closed ? new QueryAnswer.Closed(new OrderClosure.Canceled())
                : FindsAll || orders.Exists(it => it.Number == number) ? new QueryAnswer.Payable()
                : new QueryAnswer.NotFound());

        public Task<CloseAnswer> Close(OrderNumber number, Instant notAfter, CancellationToken cancellation)
        {
            closed = CanClose;
            return Task.FromResult<CloseAnswer>(new CloseAnswer.Accepted());
        }

        OpenAnswer Open(OrderNumber number, PaymentTerms terms, Instant deadline, Instant notAfter)
        {
            if ((MindsMode && terms.Mode != Mode.Test) || (MindsDeadline && deadline <= Now))
                return new OpenAnswer.Refused("no");
            if ((MindsLease && notAfter <= Now) || (!OpensEachTime && orders.Exists(it => it.Number == number)))
                return new OpenAnswer.Unknown();

            var end = Lives.Match(Some: it => Now + it, None: () => deadline);
            var checkout = Samples.Checkout(1, end) with { Quote = terms.Request.Amount };
            orders.Add((number, checkout));
            return new OpenAnswer.Opened(checkout);
        }

        QueryAnswer.Paid Paid(Instant at)
        {
            var quote = orders[0].Checkout.Quote;
            var amount = Tells.Match(Some: Samples.Usd, None: () => quote);
            var transaction = Samples.Transaction(NamesAnew ? ++told : 1);
            return new QueryAnswer.Paid(transaction, amount, quote, new PaidAt(TellsNow ? Now : at), false);
        }
    }
}
