using Payments.Domain.Values;

using static Payments.Domain.Values.InvalidValue;

namespace Payments.Domain.Sessions;

/// <summary>What a merchant asks to collect: how much, from whom, and for what.</summary>
/// <remarks>docs.juicyway.com, "Initialize payment".</remarks>
public sealed record PaymentRequest
{
    /// <summary>The least that can be asked for, in minor units (docs.juicyway.com, "Initialize payment").</summary>
    public const long MinMinorUnits = 100;

    static readonly InvalidValue TooLittle = new OutOfRange("amount", "at least 100 minor units");
    static readonly InvalidValue NotPayable = new OutOfRange("currency", "a currency that amounts can be paid in");

    PaymentRequest(
        Money amount, Customer customer, Description description, Reference reference, Order order, Metadata metadata)
    {
        (Amount, Customer, Description) = (amount, customer, description);
        (Reference, Order, Metadata) = (reference, order, metadata);
    }

    public Money Amount { get; }

    public Customer Customer { get; }

    public Description Description { get; }

    public Reference Reference { get; }

    public Order Order { get; }

    /// <summary>The merchant's own notes, without <c>order</c>.</summary>
    public Metadata Metadata { get; }

    /// <summary>
    /// All parts are checked before any answer: every fault is reported at once, in the order of the parameters.
    /// </summary>
    public static Validation<InvalidValue, PaymentRequest> Create(
        Validation<InvalidValue, long> amount,
        Validation<InvalidValue, Currency> currency,
        Validation<InvalidValue, Customer> customer,
        Validation<InvalidValue, Description> description,
        Validation<InvalidValue, Reference> reference,
        Validation<InvalidValue, Order> order,
        Validation<InvalidValue, Metadata> metadata) =>
        (amount.Bind(Enough), currency.Bind(Payable), customer, description, reference, order, metadata)
        .Apply((minorUnits, unit, who, what, name, goods, notes) =>
            Money.Create(minorUnits, unit).Map(total => new PaymentRequest(total, who, what, name, goods, notes)))
        .Bind(request => request);

    /// <summary>The amount alone: requests end up in logs.</summary>
    public override string ToString() => $"{Amount}";

    static Validation<InvalidValue, long> Enough(long minorUnits) =>
        minorUnits < MinMinorUnits ? TooLittle
        : minorUnits > Money.MaxMinorUnits ? Money.TooLarge
        : minorUnits;

    static Validation<InvalidValue, Currency> Payable(Currency currency) =>
        currency.IsPayable ? currency : NotPayable;
}
