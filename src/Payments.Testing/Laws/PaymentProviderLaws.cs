using Payments.Application;
using Payments.Application.Ports;
using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Laws.Probe;

namespace Payments.Testing.Laws;

/// <summary>What <see cref="IPaymentProvider"/> promises, and what sessions need of it.</summary>
/// <remarks>
/// Not every provider can keep all of them: one that has no request to close an order breaks the law of closing. Which
/// they are belongs into its own specs, by name.
/// </remarks>
public static class PaymentProviderLaws
{
    public const string Closes = "An order that was closed is closed when it is asked about";
    public const string EndsInTime = "An order ends no later than it was asked to";
    public const string TellsWhenMoneyMoved = "When the money moved is told alike, however late it is asked";

    // Half of the shortest life that any provider gives its orders.
    static readonly Duration Life = Duration.FromMinutes(15);

    // Whatever a close takes to be done; and far less than an order lives.
    static readonly Duration While = Duration.FromMinutes(1);

    public static Seq<Law<ProviderWorld>> All { get; } = Seq(
        new Law<ProviderWorld>("An order that nobody asked for is not found", NobodyAsked),
        new Law<ProviderWorld>("An order that was opened can be paid, and has links and an end to come", Opens),
        new Law<ProviderWorld>("Asking twice for an order of the same number never opens two", NeverTwo),
        new Law<ProviderWorld>("Nothing is opened once the lease has ended", NeverAfterTheLease),
        new Law<ProviderWorld>("An order is not opened when its deadline has come", NoTimeLeft),
        new Law<ProviderWorld>("An order is not opened for a session of another mode", OtherMode),
        new Law<ProviderWorld>("An order that was paid is told as paid, over what it was for", Pays),
        new Law<ProviderWorld>("A payment has one transaction, however often it is told", OneTransaction),
        new Law<ProviderWorld>(Closes, ClosesWhatIsOpen),
        new Law<ProviderWorld>(EndsInTime, EndsByItsDeadline),
        new Law<ProviderWorld>(TellsWhenMoneyMoved, TellsOneTime)).Strict();

    static async Task NobodyAsked(ProviderWorld world, CancellationToken cancellation) =>
        Must(await Query(world, cancellation) is QueryAnswer.NotFound, "It was not said to be unknown");

    static async Task Opens(ProviderWorld world, CancellationToken cancellation)
    {
        var checkout = await Opened(world, cancellation);
        Must(checkout.ExpiresAt > world.Now(), "Its end has come already");
        Must(checkout.ExpiresAt <= world.Now() + world.Provider.LongestOrderLife, "It lives longer than the longest");
        Must(await Query(world, cancellation) is QueryAnswer.Payable, "It is not said to be payable");
        MustBe(1, await world.Orders(Number(world)), "Orders");
    }

    static async Task NeverTwo(ProviderWorld world, CancellationToken cancellation)
    {
        await Opened(world, cancellation);
        await Open(world, cancellation);
        MustBe(1, await world.Orders(Number(world)), "Orders after the second time");
    }

    static async Task NeverAfterTheLease(ProviderWorld world, CancellationToken cancellation)
    {
        var answer = await world.Provider.Open(
            Number(world), world.Terms, world.Now() + Life, world.Now(), cancellation);
        Must(answer is OpenAnswer.Unknown, $"Answered {answer}");
        MustBe(0, await world.Orders(Number(world)), "Orders");
    }

    static async Task NoTimeLeft(ProviderWorld world, CancellationToken cancellation)
    {
        var answer = await world.Provider.Open(
            Number(world), world.Terms, world.Now(), Instant.MaxValue, cancellation);
        Must(answer is not OpenAnswer.Opened, "It was opened");
        MustBe(0, await world.Orders(Number(world)), "Orders");
    }

    static async Task OtherMode(ProviderWorld world, CancellationToken cancellation)
    {
        var terms = world.Terms;
        var other = Samples.Terms(
            terms.Id, terms.Business, terms.Mode.Match(test: () => Mode.Live, live: () => Mode.Test), terms.Request,
            terms.CreatedAt);
        var answer = await world.Provider.Open(
            Number(world), other, world.Now() + Life, Instant.MaxValue, cancellation);
        Must(answer is OpenAnswer.Refused, $"Answered {answer}");
        MustBe(0, await world.Orders(Number(world)), "Orders");
    }

    static async Task Pays(ProviderWorld world, CancellationToken cancellation)
    {
        var checkout = await Opened(world, cancellation);
        await world.Pay(Number(world));
        var paid = await Paid(world, cancellation);
        Must(paid.Amount.Covers(checkout.Quote), $"{paid.Amount} does not cover {checkout.Quote}");
        MustBe(checkout.Quote, paid.OrderTotal, "What the order was for");
        MustBe(false, paid.Refunded, "Refunded");
    }

    static async Task OneTransaction(ProviderWorld world, CancellationToken cancellation)
    {
        await Opened(world, cancellation);
        await world.Pay(Number(world));
        var first = await Paid(world, cancellation);
        world.Pass(While);
        MustBe(first.Transaction, (await Paid(world, cancellation)).Transaction, "The transaction");
    }

    static async Task ClosesWhatIsOpen(ProviderWorld world, CancellationToken cancellation)
    {
        await Opened(world, cancellation);
        await world.Provider.Close(Number(world), Instant.MaxValue, cancellation);
        world.Pass(While);
        Must(await Query(world, cancellation) is QueryAnswer.Closed, "It is not said to be closed");
    }

    static async Task EndsByItsDeadline(ProviderWorld world, CancellationToken cancellation)
    {
        var deadline = world.Now() + Life;
        var checkout = await Opened(world, cancellation);
        Must(checkout.ExpiresAt <= deadline, $"It ends at {checkout.ExpiresAt}, and should at {deadline}");
    }

    static async Task TellsOneTime(ProviderWorld world, CancellationToken cancellation)
    {
        await Opened(world, cancellation);
        await world.Pay(Number(world));
        var first = await Paid(world, cancellation);
        world.Pass(While);
        MustBe(first.PaidAt, (await Paid(world, cancellation)).PaidAt, "When the money moved");
    }

    static OrderNumber Number(ProviderWorld world) => new(world.Terms.Id, Attempt.First);

    static Task<OpenAnswer> Open(ProviderWorld world, CancellationToken cancellation) =>
        world.Provider.Open(
            Number(world), world.Terms, world.Now() + Life, Instant.MaxValue, cancellation);

    static async Task<Checkout> Opened(ProviderWorld world, CancellationToken cancellation) =>
        await Open(world, cancellation) is OpenAnswer.Opened { Checkout: var checkout }
            ? checkout
            : throw new LawBroken("A lawful order was not opened");

    static Task<QueryAnswer> Query(ProviderWorld world, CancellationToken cancellation) =>
        world.Provider.Query(Number(world), cancellation);

    static async Task<QueryAnswer.Paid> Paid(ProviderWorld world, CancellationToken cancellation) =>
        await Query(world, cancellation) is QueryAnswer.Paid paid
            ? paid
            : throw new LawBroken("What was paid is not said to be paid");
}
