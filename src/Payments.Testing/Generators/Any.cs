using Payments.Domain.Sessions;
using Payments.Domain.Values;

using static Payments.Testing.Samples;

namespace Payments.Testing.Generators;

/// <summary>Lawful values by chance: the same <see cref="Random"/> seed always gives the same value.</summary>
/// <remarks>
/// For whatever property library a test has, or none: hand each case's seed to <c>new Random(seed)</c>
/// (docs/adr/0004-generators-need-no-library.md).
/// </remarks>
public static partial class Any
{
    public static T Of<T>(Random random, Seq<T> among) => among[random.Next(among.Count)];

    public static PaymentTerms Terms(Random random) =>
        Lawful(PaymentTerms.Create(
            PaymentId.From(Id(random)),
            CorrelationId.From(Id(random)),
            BusinessId.From(Id(random)),
            Of(random, Edges.Modes),
            Request(random),
            Noon + Duration.FromMinutes(random.Next(1_000_000)),
            Window(random)));

    /// <summary>One nanosecond, a quarter, or a day; and orders that live shorter, as long, or longer.</summary>
    public static PaymentWindow Window(Random random) =>
        Lawful(PaymentWindow.Create(
            Of(random, Seq(Duration.Epsilon, Duration.FromDays(1), PaymentWindow.MaxLifetime)),
            Of(random, Seq(Duration.Epsilon, Duration.FromHours(12), Duration.FromDays(1), Duration.FromDays(365)))));

    public static PaymentRequest Request(Random random) =>
        Lawful(PaymentRequest.Create(
            MinorUnits(random),
            Of(random, Edges.Currencies),
            Customer(random),
            Of(random, Edges.Descriptions),
            Of(random, Edges.References),
            Order(random),
            Of(random, Edges.Metadatas)));

    public static Customer Customer(Random random) =>
        Lawful(Domain.Values.Customer.Create(
            CustomerId.From(Id(random)),
            Of(random, Edges.PersonNames).Text,
            Of(random, Edges.PersonNames).Text,
            Of(random, Edges.Emails).Address,
            Of(random, Edges.PhoneNumbers).E164,
            BillingAddress.Create(
                "12 Marina Road",
                Maybe(random, "Floor 3"),
                "Lagos",
                "Lagos",
                Of(random, Edges.Countries).Code,
                "101241"),
            Maybe(random, "individual"),
            Maybe(random, "2001:db8::1")));

    public static Order Order(Random random) =>
        Lawful(Domain.Values.Order.Create(
            "ORD-1",
            Enumerable.Repeat(
                OrderItem.Create("A book", "physical"), Of(random, Seq(1, 2, Domain.Values.Order.MaxItems)))));

    public static Money Money(Random random) =>
        Lawful(Domain.Values.Money.Create(MinorUnits(random), Of(random, Edges.Currencies)));

    // The least and the most that a session may ask for, what is next to them, and anything between.
    static long MinorUnits(Random random) =>
        Of(random, Seq(
            PaymentRequest.MinMinorUnits,
            PaymentRequest.MinMinorUnits + 1,
            random.NextInt64(PaymentRequest.MinMinorUnits, Domain.Values.Money.MaxMinorUnits),
            Domain.Values.Money.MaxMinorUnits - 1,
            Domain.Values.Money.MaxMinorUnits));

    static string? Maybe(Random random, string text) => random.Next(2) == 0 ? text : null;

    static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
